using System.Text;

namespace Qeyafa.Application.Abstractions;

/// <summary>
/// A password, code or token on its way in. It is NFC-normalised, so that one password typed on two keyboards is one, and never trimmed;
/// it shows nothing of itself in logs, debuggers or interpolated strings.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    /// <summary>Takes a secret over.</summary>
    /// <param name="value">The secret as it was typed: well-formed Unicode.</param>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value.IsNormalized(NormalizationForm.FormC) ? value : value.Normalize(NormalizationForm.FormC);
    }

    /// <summary>How many UTF-16 units the secret has.</summary>
    public int Length => _value.Length;

    /// <summary>The secret itself: only for the code that hashes or compares it.</summary>
    public string Reveal() => _value;

    /// <inheritdoc />
    public bool Equals(Secret? other) =>
        other is not null && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_value), Encoding.UTF8.GetBytes(other._value));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc />
    public override int GetHashCode() => 0;

    /// <summary>Stars, whatever the secret is.</summary>
    public override string ToString() => "***";
}
