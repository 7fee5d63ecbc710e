namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>Where the landmarks of a standing person are, and how broad a person is, where nobody has measured it.</summary>
/// <remarks>
/// Source: means of all 6,068 people of ANSUR II (US Army, 2012; public domain), by the mean stature of 171.44 cm. Heights are above the floor.
/// </remarks>
internal static class Proportions
{
    /// <summary>Stature in cm that is assumed where nobody has measured it.</summary>
    public const double Stature = 171.44;

    /// <summary>The chin: sitting height 89.81 less eye height sitting 78.59 (the eyes) and chin to nasal root 11.95, below the crown.</summary>
    public const double Chin = 1 - ((89.81 - 78.59 + 11.95) / Stature);

    /// <summary>The nape: cervicale height 147.75 cm.</summary>
    public const double Nape = 147.75 / Stature;

    /// <summary>The shoulder tips: acromial height 140.62 cm.</summary>
    public const double Shoulder = 140.62 / Stature;

    /// <summary>The waist at the navel: omphalion height 103.15 cm.</summary>
    public const double Waist = 103.15 / Stature;

    /// <summary>The hips at the fullest part of the seat: buttock height 87.02 cm.</summary>
    public const double Hips = 87.02 / Stature;

    /// <summary>The crotch: crotch height 82.51 cm.</summary>
    public const double Crotch = 82.51 / Stature;

    /// <summary>The knee: height of the middle of the knee-cap 47.55 cm.</summary>
    public const double Knee = 47.55 / Stature;

    /// <summary>The ankle: lateral malleolus height 6.96 cm.</summary>
    public const double Ankle = 6.96 / Stature;

    /// <summary>Breadth of the head by stature: 15.22 cm.</summary>
    public const double HeadBreadth = 15.22 / Stature;

    /// <summary>Breadth of both feet side by side by stature: twice the foot breadth of 9.89 cm.</summary>
    public const double FeetBreadth = 2 * 9.89 / Stature;

    /// <summary>Shoulder tip to shoulder tip by stature: biacromial breadth 39.92 cm.</summary>
    public const double Shoulders = 39.92 / Stature;

    /// <summary>Shoulder tip to shoulder tip by the breadth over both arms (bideltoid breadth 49.08 cm), which is what an outline shows.</summary>
    public const double ShouldersByOutline = 39.92 / 49.08;

    /// <summary>Breadth of the chest by its girth: 28.29 of 102.21 cm.</summary>
    public const double ChestBreadthByGirth = 28.29 / 102.21;

    /// <summary>Breadth of the waist by its girth: 31.78 of 91.45 cm.</summary>
    public const double WaistBreadthByGirth = 31.78 / 91.45;

    /// <summary>Breadth of the hips by their girth: 34.84 of 102.01 cm.</summary>
    public const double HipBreadthByGirth = 34.84 / 102.01;

    /// <summary>Girth of the chest by stature.</summary>
    public const double Chest = 102.21 / Stature;

    /// <summary>Girth of the waist by stature.</summary>
    public const double WaistGirth = 91.45 / Stature;

    /// <summary>Girth of the hips by stature.</summary>
    public const double HipGirth = 102.01 / Stature;
}
