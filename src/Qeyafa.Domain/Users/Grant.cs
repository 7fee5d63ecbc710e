using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Domain.Users;

/// <summary>
/// A right that a role gives, by the word that it is stored and shown under. The list is closed: an installation makes roles of these, and no others.
/// </summary>
public sealed record Grant
{
    private Grant(string word) => Word = word;

    /// <summary>Find and see every account, and what anybody shares.</summary>
    public static Grant ReadUsers { get; } = new("users:read");

    /// <summary>Change the status, the roles and, for a superuser, the superusers among the accounts.</summary>
    public static Grant WriteUsers { get; } = new("users:write");

    /// <summary>Export and erase everybody's account.</summary>
    public static Grant DeleteUsers { get; } = new("users:delete");

    /// <summary>Make, change and delete roles.</summary>
    public static Grant WriteRoles { get; } = new("roles:write");

    /// <summary>Read everybody's data: measurements, profiles and whatever else is a person's.</summary>
    public static Grant ReadData { get; } = new("data:read");

    /// <summary>Record, change and delete everybody's data.</summary>
    public static Grant WriteData { get; } = new("data:write");

    /// <summary>Reach the data of people who share it: without this right a share has no effect.</summary>
    public static Grant ReceiveShares { get; } = new("shares:receive");

    /// <summary>Read the audit log.</summary>
    public static Grant ReadAudit { get; } = new("audit:read");

    /// <summary>Read how the installation itself is doing.</summary>
    public static Grant ReadOperations { get; } = new("operations:read");

    /// <summary>Every right there is.</summary>
    public static ImmutableArray<Grant> All { get; } =
        [ReadUsers, WriteUsers, DeleteUsers, WriteRoles, ReadData, WriteData, ReceiveShares, ReadAudit, ReadOperations];

    private static readonly FrozenDictionary<string, Grant> ByWord = All.ToFrozenDictionary(grant => grant.Word, StringComparer.Ordinal);

    /// <summary>The word: what is reached, a colon, and what may be done with it.</summary>
    public string Word { get; }

    /// <summary>The right with a word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? word, [NotNullWhen(true)] out Grant? grant)
    {
        grant = word is null ? null : ByWord.GetValueOrDefault(word);
        return grant is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Word;
}
