using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Paging;

/// <summary>A place in a list that is sorted by an id alone: the id of the last item before it. It grants nothing.</summary>
internal static class IdCursor
{
    public static string Write(EntityId last) => last.ToString();

    /// <summary>The place that a client names; null for the beginning.</summary>
    /// <param name="cursor">What the client sent, null for nothing.</param>
    /// <param name="list">What the list is called where the cursor is none of it.</param>
    public static Result<EntityId?> Read(string? cursor, string list = "this list") =>
        cursor is null ? Result<EntityId?>.Success(null)
        : EntityId.TryParse(cursor, out var id) ? Result<EntityId?>.Success(id)
        : Error.Malformed("cursor", $"This is no cursor of {list}: use the next_cursor of the page before as it is.");
}
