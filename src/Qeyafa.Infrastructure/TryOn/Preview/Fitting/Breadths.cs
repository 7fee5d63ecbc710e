namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>How broad a person is from the front, in pixels of the picture.</summary>
/// <param name="Shoulders">Shoulder tip to shoulder tip.</param>
/// <param name="Chest">The chest without the arms.</param>
/// <param name="Waist">The waist.</param>
/// <param name="Hips">The hips.</param>
internal readonly record struct Breadths(double Shoulders, double Chest, double Waist, double Hips)
{
    /// <summary>The mean breadths at a stature.</summary>
    public static Breadths Usual(double stature) => new(
        Proportions.Shoulders * stature,
        Proportions.Chest * Proportions.ChestBreadthByGirth * stature,
        Proportions.WaistGirth * Proportions.WaistBreadthByGirth * stature,
        Proportions.HipGirth * Proportions.HipBreadthByGirth * stature);

    /// <summary>The broadest of all.</summary>
    public double Broadest => Math.Max(Math.Max(Shoulders, Chest), Math.Max(Waist, Hips));
}
