using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Reads a part of a conversation.</summary>
/// <param name="ConversationId">The conversation: one of the caller's.</param>
/// <param name="Direction">From new to old, or from old to new.</param>
/// <param name="Page">Which page.</param>
public sealed record ReadConversation(string ConversationId, ReadingDirection Direction, PageRequest Page) : IQuery<Page<MessageDto>>, ISignedInRequest;

/// <summary>In which direction a conversation is read.</summary>
public enum ReadingDirection
{
    /// <summary>From new to old.</summary>
    Older,

    /// <summary>From old to new.</summary>
    Newer,
}

internal sealed class ReadConversationValidator : AbstractValidator<ReadConversation>
{
    public ReadConversationValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ReadConversationHandler(ICaller caller, IConversationRepository conversations, IMessageRepository messages, IMapper mapper)
    : IQueryHandler<ReadConversation, Page<MessageDto>>
{
    private static readonly PlaceCursor Cursor = new(0xC2, "a conversation");

    public async Task<Result<Page<MessageDto>>> Handle(ReadConversation request, CancellationToken cancellationToken)
    {
        MessagePlace? after = null;
        if (request.Page.Cursor is { } cursor)
        {
            var place = Cursor.Read(cursor);
            if (!place.IsSuccess)
            {
                return place.Error;
            }

            var id = IdCursor.Read(place.Value.Text, "a conversation");
            if (!id.IsSuccess)
            {
                return id.Error;
            }

            after = new MessagePlace(place.Value.At, id.Value!.Value);
        }

        var person = caller.RequiredUserId();
        if (await conversations.FindPeopleAsync(request.ConversationId, cancellationToken) is not { } people || !people.Include(person))
        {
            return Error.NotFound;
        }

        var slice = new MessageSlice(request.Direction == ReadingDirection.Older, after, request.Page.Skip, request.Page.Lookahead());
        var found = await messages.PageAsync(request.ConversationId, person, slice, cancellationToken);
        long? total = request.Page.IncludeTotal ? await messages.CountAsync(request.ConversationId, person, cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<MessageDto>, last => Cursor.Write(last.CreatedAt, last.Id.ToString()), total);
    }
}
