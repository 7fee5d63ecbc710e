using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Sharing;

/// <summary>What is shared and until when. An instance keeps its rules.</summary>
public sealed record ShareTerms
{
    /// <summary>For how many years a share can be given at most: a share that nobody remembers ends by itself.</summary>
    public const int MaxYears = 10;

    private ShareTerms(ImmutableArray<ShareScope> scopes, DateTimeOffset expiresAt)
    {
        Scopes = scopes;
        ExpiresAt = expiresAt;
    }

    /// <summary>What is shared, in the order of <see cref="ShareScope.All"/>; one or more.</summary>
    public ImmutableArray<ShareScope> Scopes { get; }

    /// <summary>When the share ends (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Makes the terms of a share.</summary>
    /// <param name="scopes">The words of what is shared.</param>
    /// <param name="expiresAt">When it ends: later than now, and at most <see cref="MaxYears"/> years ahead.</param>
    /// <param name="now">The time (UTC).</param>
    /// <returns>The terms, or every rule that is broken, by member.</returns>
    public static Result<ShareTerms> Create(IReadOnlyCollection<string> scopes, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> broken = [];
        if (scopes.Count == 0 || !scopes.All(word => ShareScope.TryParse(word, out _)))
        {
            broken.Add(new("scopes", $"must be one or more of {string.Join(", ", ShareScope.All)}."));
        }

        if (expiresAt <= now || expiresAt > now.AddYears(MaxYears))
        {
            broken.Add(new("expires_at", $"must be later than now, and at most {MaxYears} years ahead."));
        }

        return broken.Count > 0 ? Error.Rules(broken) : new ShareTerms([.. ShareScope.All.Where(scope => scopes.Contains(scope.Word))], expiresAt);
    }
}
