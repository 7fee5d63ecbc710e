using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;

namespace Qeyafa.Application.Sharing;

/// <summary>Lists what a person shares and has not ended, in the order of the grantees' ids.</summary>
/// <param name="UserId">Whose data.</param>
/// <param name="Page">Which page.</param>
public sealed record ListShares(EntityId UserId, PageRequest Page) : IQuery<Page<ShareDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadShares;
}

internal sealed class ListSharesValidator : AbstractValidator<ListShares>
{
    public ListSharesValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ListSharesHandler(IShareRepository shares, IMapper mapper, TimeProvider clock) : IQueryHandler<ListShares, Page<ShareDto>>
{
    public async Task<Result<Page<ShareDto>>> Handle(ListShares request, CancellationToken cancellationToken)
    {
        var after = IdCursor.Read(request.Page.Cursor);
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var now = clock.GetUtcNow();
        var found = await shares.ListAsync(request.UserId, new ShareSlice(after.Value, request.Page.Skip, request.Page.Lookahead()), now, cancellationToken);
        long? total = request.Page.IncludeTotal ? await shares.CountAsync(request.UserId, now, cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<ShareDto>, last => IdCursor.Write(last.GranteeId), total);
    }
}
