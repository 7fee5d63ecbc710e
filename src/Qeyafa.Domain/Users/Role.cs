using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Users;

/// <summary>A named set of rights that accounts hold.</summary>
public sealed partial class Role
{
    /// <summary>The greatest length of <see cref="Name"/>, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The greatest length of <see cref="Description"/>, in characters.</summary>
    public const int MaxDescriptionLength = 255;

    /// <summary>The rule of a name, as a sentence for the person who broke it.</summary>
    public const string NameRule = "must be a word of at most 100 lower-case letters a to z, digits, '-' and '_', starting with a letter.";

    private Role(string name, string? description, IEnumerable<Grant> grants, DateTimeOffset createdAt, DateTimeOffset updatedAt, long version)
    {
        Name = name;
        Description = description;
        Grants = InOrder(grants);
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Version = version;
    }

    /// <summary>The name; no two roles have the same, and it never changes.</summary>
    public string Name { get; }

    /// <summary>What the role is for; at most 255 characters.</summary>
    public string? Description { get; private set; }

    /// <summary>The rights that the role gives, in the order of <see cref="Grant.All"/>. The role <see cref="RoleNames.Admin"/> gives all, whatever is stored.</summary>
    public ImmutableArray<Grant> Grants { get; private set; }

    /// <summary>When the role was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>How often it has been stored, from 1.</summary>
    public long Version { get; private set; }

    /// <summary>Makes a role.</summary>
    /// <param name="name">The name (<see cref="IsName"/>).</param>
    /// <param name="description">What it is for; at most 255 characters.</param>
    /// <param name="permissions">The words of its rights.</param>
    /// <param name="now">The time (UTC).</param>
    /// <returns>The role, or every rule that is broken, by member.</returns>
    public static Result<Role> Define(string name, string? description, IEnumerable<string> permissions, DateTimeOffset now)
    {
        var broken = Broken(description, permissions, out var grants);
        if (!IsName(name))
        {
            broken.Add(new("name", NameRule));
        }

        return broken.Count > 0 ? Error.Rules(broken) : new Role(name, description, grants, now, now, version: 1);
    }

    /// <summary>The role that a stored document holds. Nothing is checked; a stored word that stands for no right gives none.</summary>
    public static Role Restore(string name, string? description, IEnumerable<string> permissions, DateTimeOffset createdAt, DateTimeOffset updatedAt, long version) =>
        new(name, description, name == RoleNames.Admin ? Grant.All : Known(permissions), createdAt, updatedAt, version);

    /// <summary>Replaces what the role says and gives.</summary>
    /// <returns>Done, or every rule that is broken, by member: the role is as it was then.</returns>
    public Result<Done> Redefine(string? description, IEnumerable<string> permissions, DateTimeOffset now)
    {
        var broken = Broken(description, permissions, out var grants);
        if (Name == RoleNames.Admin && broken.Count == 0 && grants.Count < Grant.All.Length)
        {
            broken.Add(new("permissions", $"The role {RoleNames.Admin} gives every permission."));
        }

        if (broken.Count > 0)
        {
            return Error.Rules(broken);
        }

        Description = description;
        Grants = InOrder(grants);
        UpdatedAt = now;
        Version++;
        return default(Done);
    }

    /// <summary>Whether a text can be a role's name.</summary>
    public static bool IsName(string? text) => text is { Length: <= MaxNameLength } && Pattern().IsMatch(text);

    private static List<KeyValuePair<string, string>> Broken(string? description, IEnumerable<string> permissions, out HashSet<Grant> grants)
    {
        List<KeyValuePair<string, string>> broken = [];
        if (description is { Length: > MaxDescriptionLength })
        {
            broken.Add(new("description", $"must be at most {MaxDescriptionLength} characters."));
        }

        grants = [];
        foreach (var word in permissions)
        {
            if (!Grant.TryParse(word, out var grant))
            {
                broken.Add(new("permissions", $"must be among {string.Join(", ", Grant.All)}."));
                break;
            }

            grants.Add(grant);
        }

        return broken;
    }

    private static IEnumerable<Grant> Known(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (Grant.TryParse(word, out var grant))
            {
                yield return grant;
            }
        }
    }

    private static ImmutableArray<Grant> InOrder(IEnumerable<Grant> grants)
    {
        var held = grants.ToHashSet();
        return [.. Grant.All.Where(held.Contains)];
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
