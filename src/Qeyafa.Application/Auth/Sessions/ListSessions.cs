using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Answers the caller's live sessions, newest first.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListSessions(PageRequest Page) : IQuery<Page<SessionDto>>, ISignedInRequest;

internal sealed class ListSessionsHandler(ICaller caller, ISessionRepository sessions, IMapper mapper) : IQueryHandler<ListSessions, Page<SessionDto>>
{
    public async Task<Result<Page<SessionDto>>> Handle(ListSessions request, CancellationToken cancellationToken)
    {
        EntityId? after = null;
        if (request.Page.Cursor is { } cursor)
        {
            // The id of a person's own session as it is: it grants nothing, and names the place as well as any other word.
            if (!EntityId.TryParse(cursor, null, out var last))
            {
                return Error.Malformed("cursor", "This is no cursor of a list of sessions: use the next_cursor of the page before as it is.");
            }

            after = last;
        }

        var userId = caller.RequiredUserId();
        var limit = request.Page.Limit;

        // One more than the page: whether there is a next page is known without counting.
        var found = await sessions.LiveAsync(userId, new SessionSlice(after, request.Page.Skip, limit + 1), cancellationToken);
        var items = found.Take(limit).Select(session => mapper.Map<SessionDto>(session) with { Current = session.Id == caller.SessionId }).ToArray();
        long? total = request.Page.IncludeTotal ? await sessions.CountLiveAsync(userId, cancellationToken) : null;
        return new Page<SessionDto>(items, found.Count > limit ? items[^1].Id.ToString() : null, total);
    }
}
