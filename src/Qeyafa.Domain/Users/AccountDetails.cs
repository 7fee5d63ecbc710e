using System.Diagnostics.CodeAnalysis;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Users;

/// <summary>What people say about themselves in their account. An instance keeps all its rules.</summary>
public sealed record AccountDetails
{
    /// <summary>The greatest length of <see cref="Name"/>, in characters.</summary>
    public const int MaxNameLength = 255;

    /// <summary>The greatest length of <see cref="Bio"/>, in characters.</summary>
    public const int MaxBioLength = 2000;

    /// <summary>The greatest length of <see cref="AvatarUrl"/>, in characters.</summary>
    public const int MaxAvatarUrlLength = 2048;

    /// <summary>The rule of a name, as a sentence for the person who broke it.</summary>
    public const string NameRule = "must be 1 to 255 characters.";

    private AccountDetails(string name) => Name = name;

    /// <summary>The person's or business's name; 1 to 255 characters.</summary>
    public string Name { get; }

    /// <summary>Skills, experience, whatever there is to say; at most 2,000 characters.</summary>
    public string? Bio { get; private init; }

    /// <summary>Where a picture of the person is; an absolute http or https address of at most 2,048 characters.</summary>
    public string? AvatarUrl { get; private init; }

    /// <summary>Where the person or business is.</summary>
    public Address? Address { get; private init; }

    /// <summary>The name that the account can be found by.</summary>
    public Username? Username { get; private init; }

    /// <summary>Gathers the details; a failure names every rule that is broken, by member.</summary>
    public static Result<AccountDetails> Create(string? name, string? bio, string? avatarUrl, Address? address, string? username)
    {
        List<KeyValuePair<string, string>> broken = [];
        Check(broken, "name", IsName(name), NameRule);
        Check(broken, "bio", bio is not { Length: > MaxBioLength }, $"must be at most {MaxBioLength} characters.");
        Check(broken, "avatar_url", avatarUrl is null || IsPictureAddress(avatarUrl), $"must be an absolute http or https address of at most {MaxAvatarUrlLength} characters.");
        CheckLength(broken, "address.line", address?.Line, Address.MaxLineLength);
        CheckLength(broken, "address.city", address?.City, Address.MaxNameLength);
        CheckLength(broken, "address.state", address?.State, Address.MaxNameLength);
        CheckLength(broken, "address.postal_code", address?.PostalCode, Address.MaxPostalCodeLength);
        CheckLength(broken, "address.country", address?.Country, Address.MaxNameLength);
        Username? parsedUsername = null;
        Check(broken, "username", username is null || Username.TryParse(username, out parsedUsername), Username.Rule);
        return broken.Count > 0
            ? Error.Rules(broken)
            : new AccountDetails(name!) { Bio = bio, AvatarUrl = avatarUrl, Address = address is { IsEmpty: false } ? address : null, Username = parsedUsername };
    }

    /// <summary>Whether a text can be a person's name.</summary>
    public static bool IsName([NotNullWhen(true)] string? text) => text is { Length: <= MaxNameLength } && !string.IsNullOrWhiteSpace(text);

    private static bool IsPictureAddress(string text) =>
        text.Length <= MaxAvatarUrlLength
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static void CheckLength(List<KeyValuePair<string, string>> broken, string member, string? text, int most) =>
        Check(broken, member, text is null || text.Length <= most, $"must be at most {most} characters.");

    private static void Check(List<KeyValuePair<string, string>> broken, string member, bool kept, string rule)
    {
        if (!kept)
        {
            broken.Add(new(member, rule));
        }
    }
}
