using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>Answers the caller's live sessions, newest first.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListSessions(PageRequest Page) : IQuery<Page<SessionDto>>, ISignedInRequest;

internal sealed class ListSessionsHandler(ICaller caller, ISessionRepository sessions, IMapper mapper) : IQueryHandler<ListSessions, Page<SessionDto>>
{
    public async Task<Result<Page<SessionDto>>> Handle(ListSessions request, CancellationToken cancellationToken)
    {
        var after = IdCursor.Read(request.Page.Cursor, "a list of sessions");
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var userId = caller.RequiredUserId();
        var found = await sessions.LiveAsync(userId, new SessionSlice(after.Value, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await sessions.CountLiveAsync(userId, cancellationToken) : null;
        return Pages.Of(request.Page, found, session => mapper.Map<SessionDto>(session) with { Current = session.Id == caller.SessionId }, last => IdCursor.Write(last.Id), total);
    }
}
