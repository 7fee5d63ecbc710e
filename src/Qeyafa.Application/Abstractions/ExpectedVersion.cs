using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Abstractions;

/// <summary>
/// Which versions of a resource the client is willing to change (<c>If-Match</c>). The default value states nothing and accepts all.
/// A handler asks <see cref="Check"/> after it has loaded the aggregate, and answers <see cref="Miss"/> when its update then finds another version.
/// </summary>
public readonly record struct ExpectedVersion
{
    private readonly ImmutableArray<long> _versions;
    private readonly bool _anyExisting;

    private ExpectedVersion(ImmutableArray<long> versions, bool anyExisting)
    {
        _versions = versions;
        _anyExisting = anyExisting;
    }

    /// <summary>The client stated nothing.</summary>
    public static ExpectedVersion Unstated => default;

    /// <summary>The client accepts every version, as long as the resource exists (<c>If-Match: *</c>).</summary>
    public static ExpectedVersion AnyExisting { get; } = new(default, anyExisting: true);

    /// <summary>Whether the client stated anything.</summary>
    public bool IsStated => _anyExisting || !_versions.IsDefault;

    /// <summary>What to answer when an update by id and version found nothing: 412 for a client that stated a version, 409 for one that raced.</summary>
    public Error Miss => IsStated ? Error.StaleVersion : Error.ConcurrentChange;

    /// <summary>The client accepts these versions only; with none, no version at all.</summary>
    public static ExpectedVersion OneOf(params ImmutableArray<long> versions) => new(versions.IsDefault ? [] : versions, anyExisting: false);

    /// <summary>Whether the client accepts the stored version.</summary>
    /// <param name="stored">The stored version, or null where there is no resource yet.</param>
    public bool Accepts(long? stored) => !IsStated || (stored is { } version && (_anyExisting || _versions.Contains(version)));

    /// <summary>Null where the client accepts the stored version, else <see cref="Error.StaleVersion"/>.</summary>
    /// <param name="stored">The stored version, or null where there is no resource yet.</param>
    public Error? Check(long? stored) => Accepts(stored) ? null : Error.StaleVersion;
}
