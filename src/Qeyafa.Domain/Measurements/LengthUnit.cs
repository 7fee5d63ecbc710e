namespace Qeyafa.Domain.Measurements;

/// <summary>The unit of every length of a record. Weight is in kilograms always.</summary>
public enum LengthUnit
{
    /// <summary>Centimetres; the default.</summary>
    Cm,

    /// <summary>Inches of exactly 2.54 cm.</summary>
    Inch,
}

/// <summary>Conversion between length units, and their words.</summary>
public static class LengthUnits
{
    /// <summary>Centimetres in an inch: exact by definition.</summary>
    /// <remarks>Source: the international yard and pound agreement of 1959.</remarks>
    public const double CmPerInch = 2.54;

    private const int ShortDigits = 10;
    private const int LongDigits = 14;
    private const double ShortTolerance = 1e-12;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(power => double.Parse($"1e{power}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The unit as clients and the database write it: <c>cm</c> or <c>inch</c>.</summary>
    public static string Word(this LengthUnit unit) => unit == LengthUnit.Inch ? "inch" : "cm";

    /// <summary>Reads <c>cm</c> or <c>inch</c>; nothing else is accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out LengthUnit unit)
    {
        unit = text is "inch" ? LengthUnit.Inch : LengthUnit.Cm;
        return unit == LengthUnit.Inch || text is "cm";
    }

    /// <summary>
    /// The same length in another unit. A length of at most ten significant digits comes back exactly as it was when it is converted there and back.
    /// </summary>
    /// <param name="length">The length, in <paramref name="from"/>.</param>
    /// <param name="from">The unit that the length is in.</param>
    /// <param name="to">The unit wanted.</param>
    public static double Convert(double length, LengthUnit from, LengthUnit to) =>
        from == to ? length : Tidy(from == LengthUnit.Inch ? length * CmPerInch : length / CmPerInch);

    /// <summary>
    /// Takes away the noise of binary arithmetic (40.00000000000001): the nearest number of ten significant digits where one is
    /// within a part in 10¹² of the value, and of fourteen digits otherwise.
    /// </summary>
    public static double Tidy(double value)
    {
        var size = Math.Abs(value);
        if (!(size is >= 1e-6 and < 1e9))
        {
            return value;
        }

        var whole = WholeDigits(size);
        var brief = Round(value, ShortDigits - whole);
        return Math.Abs(brief - value) <= size * ShortTolerance ? brief : Round(value, LongDigits - whole);
    }

    /// <summary>One value less another, without the noise of binary arithmetic: to ten decimals, which no tape shows.</summary>
    public static double Difference(double value, double less) => Math.Round(value - less, ShortDigits);

    private static double Round(double value, int decimals) => Math.Round(value * PowersOfTen[decimals]) / PowersOfTen[decimals];

    private static int WholeDigits(double size) => size switch
    {
        >= 100 => size < 1000 ? 3 : (int)Math.Floor(Math.Log10(size)) + 1,
        >= 10 => 2,
        >= 1 => 1,
        _ => (int)Math.Floor(Math.Log10(size)) + 1,
    };
}
