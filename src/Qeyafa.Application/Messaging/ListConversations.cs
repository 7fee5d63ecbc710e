using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Lists the caller's conversations, the one with the newest message first.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListConversations(PageRequest Page) : IQuery<Page<ConversationDto>>, ISignedInRequest;

internal sealed class ListConversationsValidator : AbstractValidator<ListConversations>
{
    public ListConversationsValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ListConversationsHandler(ICaller caller, IConversationRepository conversations, IMapper mapper) : IQueryHandler<ListConversations, Page<ConversationDto>>
{
    private static readonly PlaceCursor Cursor = new(0xC1, "a list of conversations");

    public async Task<Result<Page<ConversationDto>>> Handle(ListConversations request, CancellationToken cancellationToken)
    {
        ConversationPlace? after = null;
        if (request.Page.Cursor is { } cursor)
        {
            var place = Cursor.Read(cursor);
            if (!place.IsSuccess)
            {
                return place.Error;
            }

            after = new ConversationPlace(place.Value.At, place.Value.Text);
        }

        var person = caller.RequiredUserId();
        var found = await conversations.ListAsync(person, new ConversationSlice(after, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await conversations.CountAsync(person, cancellationToken) : null;
        return Pages.Of(request.Page, found, conversation => ConversationDto.Of(conversation, mapper), last => Cursor.Write(last.UpdatedAt, last.Id), total);
    }
}
