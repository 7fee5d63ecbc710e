namespace Qeyafa.Domain.Common;

/// <summary>
/// Whose data a lookup may touch. Every filter of a person's data starts with one, so that a guessed id never reaches another person's document.
/// </summary>
public sealed record OwnerScope
{
    private OwnerScope(IReadOnlySet<EntityId>? owners) => Owners = owners;

    /// <summary>Everyone's data: administrators only.</summary>
    public static OwnerScope Everyone { get; } = new((IReadOnlySet<EntityId>?)null);

    /// <summary>The people whose data may be touched, or null for everyone's.</summary>
    public IReadOnlySet<EntityId>? Owners { get; }

    /// <summary>One person's data.</summary>
    public static OwnerScope Of(EntityId owner) => new(new HashSet<EntityId> { owner });

    /// <summary>The data of several people.</summary>
    public static OwnerScope AnyOf(IEnumerable<EntityId> owners) => new(owners.ToHashSet());

    /// <summary>Whether the owner's data is within the scope.</summary>
    public bool Includes(EntityId owner) => Owners is null || Owners.Contains(owner);
}
