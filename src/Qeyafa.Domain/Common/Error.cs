using System.Collections.Immutable;

namespace Qeyafa.Domain.Common;

/// <summary>An expected failure: what sort, a stable machine word, and a sentence for a person.</summary>
/// <param name="Kind">The sort of failure.</param>
/// <param name="Code">A stable word in <c>snake_case</c> that clients may compare with.</param>
/// <param name="Detail">A sentence that says what is wrong; it never holds a secret or another person's data.</param>
public sealed record Error(ErrorKind Kind, string Code, string Detail)
{
    /// <summary>The rules broken, by the JSON path of the member (<c>measurements.chest</c>); empty where no member is to blame.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Members { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>How long to wait before another try makes sense; null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer for what is absent and for what is another person's alike.</summary>
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "not_found", "There is nothing here that you can reach.");

    /// <summary>Nobody is signed in.</summary>
    public static Error Unauthenticated { get; } = new(ErrorKind.Unauthenticated, "unauthenticated", "Sign in and send the access token as a bearer token.");

    /// <summary>The caller lacks the right.</summary>
    public static Error Forbidden { get; } = new(ErrorKind.Forbidden, "forbidden", "Your account may not do this.");

    /// <summary>The version named in <c>If-Match</c> is not the stored one.</summary>
    public static Error StaleVersion { get; } = new(ErrorKind.PreconditionFailed, "stale_version", "The resource has changed since you read it. Read it again, then repeat the change.");

    /// <summary>Two writers changed the same thing at once and this one came second.</summary>
    public static Error ConcurrentChange { get; } = new(ErrorKind.Conflict, "concurrent_change", "The resource was changed by another request at the same time. Read it again, then repeat the change.");

    /// <summary>A rule broken by one member.</summary>
    /// <param name="member">The JSON path of the member.</param>
    /// <param name="message">What is wrong with it.</param>
    public static Error Rule(string member, string message) => Rules([new(member, message)]);

    /// <summary>All the rules that a request breaks, gathered by member.</summary>
    public static Error Rules(IEnumerable<KeyValuePair<string, string>> broken) =>
        new(ErrorKind.RuleBroken, "validation_failed", "The request breaks one or more rules; see the errors by member.") { Members = Gather(broken) };

    /// <summary>A request that cannot be read because of one member.</summary>
    /// <param name="member">The JSON path of the member.</param>
    /// <param name="message">What is wrong with it.</param>
    public static Error Malformed(string member, string message) => Malformed([new(member, message)]);

    /// <summary>A request that cannot be read because of several members.</summary>
    public static Error Malformed(IEnumerable<KeyValuePair<string, string>> unreadable) =>
        new(ErrorKind.Malformed, "malformed_request", "The request cannot be read; see the errors by member.") { Members = Gather(unreadable) };

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Gather(IEnumerable<KeyValuePair<string, string>> broken) =>
        broken.GroupBy(rule => rule.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Select(rule => rule.Value).Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
}
