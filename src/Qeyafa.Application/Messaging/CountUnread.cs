using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Counts the messages that the caller has not read.</summary>
public sealed record CountUnread : IQuery<UnreadDto>, ISignedInRequest;

/// <summary>How much is unread.</summary>
/// <param name="Unread">How many messages you have not read.</param>
public sealed record UnreadDto(long Unread);

internal sealed class CountUnreadHandler(ICaller caller, IMessageRepository messages) : IQueryHandler<CountUnread, UnreadDto>
{
    public async Task<Result<UnreadDto>> Handle(CountUnread request, CancellationToken cancellationToken) =>
        new UnreadDto(await messages.CountUnreadAsync(caller.RequiredUserId(), cancellationToken));
}
