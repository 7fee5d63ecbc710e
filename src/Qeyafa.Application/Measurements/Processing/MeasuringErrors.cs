using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Measurements.Processing;

/// <summary>What can go wrong with measuring from pictures.</summary>
internal static class MeasuringErrors
{
    private static readonly string[] Pictures = ["front", "side"];

    /// <summary>This installation has no measurement service.</summary>
    public static Error Missing { get; } = new(ErrorKind.Unavailable, "measuring_unavailable", "This server has no measurement service.") { RetryAfter = TimeSpan.FromHours(1) };

    /// <summary>The service cannot be had for now.</summary>
    public static Error Away(TimeSpan retryAfter) =>
        new(ErrorKind.Unavailable, "measuring_unavailable", "The measurement service cannot be reached at the moment. Nothing was stored.") { RetryAfter = retryAfter };

    /// <summary>The pictures do not do.</summary>
    /// <param name="about">The member at fault; null for both pictures.</param>
    /// <param name="reason">What the person can do.</param>
    public static Error Failed(string? about, string reason) => new(ErrorKind.RuleBroken, "measuring_failed", "The person could not be measured from these pictures; see the errors by member.")
    {
        Members = (about is null ? Pictures : [about]).ToImmutableSortedDictionary(member => member, _ => ImmutableArray.Create(reason), StringComparer.Ordinal),
    };

    /// <summary>A picture that is not taken, with the member that it came in.</summary>
    public static Error Of(Error picture, string member) =>
        picture.Kind == ErrorKind.Unavailable ? picture : picture with { Members = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(member, [picture.Detail]) };
}
