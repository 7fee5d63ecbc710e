using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Lists the caller's try-ons, newest first.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which try-ons.</param>
public sealed record ListTryOns(PageRequest Page, TryOnFilter Filter) : IQuery<Page<TryOnDto>>, ISignedInRequest;

internal sealed class ListTryOnsValidator : AbstractValidator<ListTryOns>
{
    public ListTryOnsValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ListTryOnsHandler(ITryOnRepository tryOns, ICaller caller, TryOnView view) : IQueryHandler<ListTryOns, Page<TryOnDto>>
{
    public async Task<Result<Page<TryOnDto>>> Handle(ListTryOns request, CancellationToken cancellationToken)
    {
        var after = IdCursor.Read(request.Page.Cursor, "the try-ons");
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var owner = caller.RequiredUserId();
        var found = await tryOns.ListAsync(owner, request.Filter, new TryOnSlice(after.Value, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await tryOns.CountAsync(owner, request.Filter, cancellationToken) : null;
        var show = await view.ShowManyAsync(found, cancellationToken);
        return Pages.Of(request.Page, found, show, last => IdCursor.Write(last.Id), total);
    }
}
