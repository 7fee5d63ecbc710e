using System.Runtime.CompilerServices;
using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Messaging;

/// <summary>Follows the messages that the caller sends and receives, as they come, until the caller goes or the session ends.</summary>
/// <param name="After">The last message that was seen: what came after it is answered first. Null for what comes from now on.</param>
public sealed record FollowMessages(EntityId? After) : IQuery<IAsyncEnumerable<MessageDto>>, ISignedInRequest;

internal sealed class FollowMessagesHandler(ICaller caller, IMessageFeed feed, IMapper mapper) : IQueryHandler<FollowMessages, IAsyncEnumerable<MessageDto>>
{
    public async Task<Result<IAsyncEnumerable<MessageDto>>> Handle(FollowMessages request, CancellationToken cancellationToken)
    {
        var opened = await feed.OpenAsync(caller.RequiredUserId(), caller.SessionId ?? EntityId.Empty, request.After, cancellationToken);
        return opened.IsSuccess ? Result<IAsyncEnumerable<MessageDto>>.Success(ShowAsync(opened.Value, cancellationToken)) : opened.Error;
    }

    private async IAsyncEnumerable<MessageDto> ShowAsync(IMessageListener listener, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in listener.ReadAsync(cancellationToken))
        {
            yield return mapper.Map<MessageDto>(message);
        }
    }
}
