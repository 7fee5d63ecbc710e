using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Paging;

/// <summary>A place in a list that is sorted by an id alone: the id of the last item before it. It grants nothing.</summary>
internal static class IdCursor
{
    public static string Write(EntityId last) => last.ToString();

    public static Result<EntityId?> Read(string? cursor) =>
        cursor is null ? Result<EntityId?>.Success(null)
        : EntityId.TryParse(cursor, out var id) ? Result<EntityId?>.Success(id)
        : Error.Malformed("cursor", "This is no cursor of this list: use the next_cursor of the page before as it is.");
}
