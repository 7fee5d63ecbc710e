namespace Qeyafa.Domain.Profiles;

/// <summary>A preference's value: a text, a finite number or a truth value; nothing nested.</summary>
public sealed record PreferenceValue
{
    /// <summary>The greatest length of a text, in characters.</summary>
    public const int MaxTextLength = 500;

    private PreferenceValue()
    {
    }

    /// <summary>The text, or null where the value is none.</summary>
    public string? Text { get; private init; }

    /// <summary>The number, or null where the value is none.</summary>
    public double? Number { get; private init; }

    /// <summary>The truth value, or null where the value is none.</summary>
    public bool? Flag { get; private init; }

    /// <summary>A text.</summary>
    public static PreferenceValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PreferenceValue { Text = text };
    }

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static PreferenceValue Of(double number) => double.IsFinite(number)
        ? new PreferenceValue { Number = number }
        : throw new ArgumentOutOfRangeException(nameof(number), "A preference's number is finite.");

    /// <summary>A truth value.</summary>
    public static PreferenceValue Of(bool flag) => new() { Flag = flag };
}
