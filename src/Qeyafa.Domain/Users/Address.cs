namespace Qeyafa.Domain.Users;

/// <summary>A postal address; every line of it may be missing.</summary>
/// <param name="Line">House and street; at most 255 characters.</param>
/// <param name="City">Town or city; at most 100 characters.</param>
/// <param name="State">State, province or region; at most 100 characters.</param>
/// <param name="PostalCode">Postal code; at most 20 characters.</param>
/// <param name="Country">Country; at most 100 characters.</param>
public sealed record Address(string? Line, string? City, string? State, string? PostalCode, string? Country)
{
    /// <summary>The greatest length of <see cref="Line"/>, in characters.</summary>
    public const int MaxLineLength = 255;

    /// <summary>The greatest length of <see cref="City"/>, <see cref="State"/> and <see cref="Country"/>, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The greatest length of <see cref="PostalCode"/>, in characters.</summary>
    public const int MaxPostalCodeLength = 20;

    /// <summary>Whether nothing of it is given.</summary>
    public bool IsEmpty => Line is null && City is null && State is null && PostalCode is null && Country is null;
}
