namespace Qeyafa.Domain.Common;

/// <summary>A place in a list that is sorted by a moment, then by id, both descending: that of the last item before it.</summary>
/// <param name="At">The item's moment (UTC), to the millisecond.</param>
/// <param name="Id">The item's id.</param>
public sealed record ListPosition(DateTimeOffset At, EntityId Id);
