using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Application.Messaging;

/// <summary>Lists whom the caller blocks, in the order of the ids.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListBlocks(PageRequest Page) : IQuery<Page<BlockDto>>, ISignedInRequest;

/// <summary>Somebody whose messages you do not want.</summary>
public sealed record BlockDto
{
    /// <summary>Whose messages.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class BlockMapping : AutoMapper.Profile
{
    public BlockMapping() => CreateMap<MessageBlock, BlockDto>().ForMember(block => block.UserId, member => member.MapFrom(block => block.BlockedId));
}

internal sealed class ListBlocksValidator : AbstractValidator<ListBlocks>
{
    public ListBlocksValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ListBlocksHandler(ICaller caller, IMessageBlocks blocks, IMapper mapper) : IQueryHandler<ListBlocks, Page<BlockDto>>
{
    public async Task<Result<Page<BlockDto>>> Handle(ListBlocks request, CancellationToken cancellationToken)
    {
        var after = IdCursor.Read(request.Page.Cursor, "a list of blocks");
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var person = caller.RequiredUserId();
        var found = await blocks.ListAsync(person, after.Value, request.Page.Skip, request.Page.Lookahead(), cancellationToken);
        long? total = request.Page.IncludeTotal ? await blocks.CountAsync(person, cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<BlockDto>, last => IdCursor.Write(last.BlockedId), total);
    }
}
