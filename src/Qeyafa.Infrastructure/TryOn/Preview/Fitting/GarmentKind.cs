namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>Where on the body a garment is worn.</summary>
internal enum GarmentKind
{
    /// <summary>From the neck to the hips: shirts, jumpers, jackets. What is not known counts as one.</summary>
    Top,

    /// <summary>From the neck to the thighs or below, over other garments.</summary>
    Coat,

    /// <summary>From the shoulders over the hips, hanging free.</summary>
    Dress,

    /// <summary>From the shoulders down both legs.</summary>
    Jumpsuit,

    /// <summary>From the waist down both legs.</summary>
    Trousers,

    /// <summary>From the waist to above the knee.</summary>
    Shorts,

    /// <summary>From the waist, hanging free.</summary>
    Skirt,

    /// <summary>On the feet.</summary>
    Shoes,

    /// <summary>On the head.</summary>
    Hat,
}
