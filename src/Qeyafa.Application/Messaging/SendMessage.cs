using System.Security.Cryptography;
using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Sends a message.</summary>
/// <param name="RecipientId">To whom: another active account that has not blocked the caller.</param>
/// <param name="Content">The text, kept as written.</param>
/// <param name="ParentId">The message of the same conversation that it answers.</param>
/// <param name="ConversationId">The conversation: one of these two people, or a new one. Where null it is the parent's, and without a parent the one that the two always have.</param>
/// <param name="ReservedId">The id to store under, which the transport has kept for this very request.</param>
public sealed record SendMessage(EntityId RecipientId, string Content, EntityId? ParentId = null, string? ConversationId = null, EntityId? ReservedId = null)
    : ICommand<MessageDto>, ISignedInRequest;

internal sealed class SendMessageHandler(
    ICaller caller, IMessageRepository messages, IConversationRepository conversations, MessageTurns turns, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<SendMessage, MessageDto>
{
    /// <summary>After so many tries the pause grows no more.</summary>
    private const int GrowingTries = 20;

    /// <summary>The longest pause before the second try; it grows by as much with each. Whoever tries again at once loses to one that goes on writing, again and again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(8);

    public async Task<Result<MessageDto>> Handle(SendMessage request, CancellationToken cancellationToken)
    {
        var sender = caller.RequiredUserId();
        var broken = MessageRules.Broken(sender, request.RecipientId, request.Content, request.ConversationId);
        if (broken.Count > 0)
        {
            return Error.Rules(broken);
        }

        var id = request.ReservedId ?? EntityId.New(clock.GetUtcNow());
        using var turn = await turns.TakeAsync(sender, request.RecipientId, cancellationToken);
        var sent = await TryAsync(id, sender, request, cancellationToken);

        // Messages of the same people that come in on other nodes at the same moment can get in between, on a slow database many times: the request's own time is the limit.
        for (var tries = 1; sent.Error == Error.ConcurrentChange; tries++)
        {
            if (await messages.FindAsync(id, sender, cancellationToken) is { } stored)
            {
                return mapper.Map<MessageDto>(stored);
            }

            await Task.Delay(Pause * Math.Min(tries, GrowingTries) * RandomNumberGenerator.GetInt32(1, 101) / 100, clock, cancellationToken);
            sent = await TryAsync(id, sender, request, cancellationToken);
        }

        return sent.Map(mapper.Map<MessageDto>);
    }

    private async Task<Result<Message>> TryAsync(EntityId id, EntityId sender, SendMessage request, CancellationToken cancellationToken)
    {
        var route = await conversations.RouteAsync(sender, request.RecipientId, cancellationToken);
        return route.IsOpen
            ? await work.RunAsync(cancellation => SendAsync(id, sender, route, request, cancellation), cancellationToken)
            : MessagingErrors.RecipientUnreachable;
    }

    private async Task<Result<Message>> SendAsync(EntityId id, EntityId sender, MessageRoute route, SendMessage request, CancellationToken cancellationToken)
    {
        var chosen = await ConversationAsync(sender, request, cancellationToken);
        if (!chosen.IsSuccess)
        {
            return chosen.Error;
        }

        var now = clock.GetUtcNow();
        var conversation = chosen.Value;
        if (await conversations.AppendAsync(conversation, sender, request.RecipientId, route, id, now, cancellationToken) is not { } position)
        {
            return Error.ConcurrentChange;
        }

        var message = new Message
        {
            Id = id,
            SenderId = sender,
            RecipientId = request.RecipientId,
            Content = request.Content,
            ParentId = request.ParentId,
            ConversationId = conversation,
            CreatedAt = position.At,
            UpdatedAt = position.At,
            SenderSequence = position.SenderSequence,
            RecipientSequence = position.RecipientSequence,
        };
        return await messages.InsertAsync(message, cancellationToken) ? message : Error.ConcurrentChange;
    }

    private async Task<Result<string>> ConversationAsync(EntityId sender, SendMessage request, CancellationToken cancellationToken)
    {
        var shared = ConversationIds.Between(sender, request.RecipientId);
        var parent = request.ParentId is { } parentId ? await messages.FindAsync(parentId, sender, cancellationToken) : null;
        var conversation = request.ConversationId ?? parent?.ConversationId ?? shared;
        if (request.ParentId is not null && (parent is null || parent.ConversationId != conversation))
        {
            return Error.Rule("parent_id", "must be a message of the same conversation.");
        }

        if (conversation == shared)
        {
            return conversation;
        }

        // The ids that others' conversations have by themselves are nobody's to choose, taken or not: so none is found out, and none is occupied.
        var people = await conversations.FindPeopleAsync(conversation, cancellationToken);
        return people is null ? conversation.StartsWith(ConversationIds.SharedPrefix, StringComparison.Ordinal) ? Error.NotFound : conversation
            : people.Are(sender, request.RecipientId) ? conversation
            : request.ConversationId is null ? Error.Rule("parent_id", "must be a message of the same conversation.")
            : Error.NotFound;
    }
}
