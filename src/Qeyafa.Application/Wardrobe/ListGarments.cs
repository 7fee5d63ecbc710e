using System.Text;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Reads a page of the caller's garments, newest first.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which garments; each text has at most 100 characters.</param>
public sealed record ListGarments(PageRequest Page, GarmentFilter Filter) : IQuery<Page<GarmentDto>>, ISignedInRequest;

internal sealed class ListGarmentsValidator : AbstractValidator<ListGarments>
{
    private const int MaxTextLength = 100;

    public ListGarmentsValidator()
    {
        this.PageIsSound(query => query.Page);
        RuleFor(query => query.Filter.Category).Length(1, GarmentDetails.MaxCategoryLength)
            .OverridePropertyName("category").WithMessage($"must be 1 to {GarmentDetails.MaxCategoryLength} characters.");
        RuleFor(query => query.Filter.Brand).Length(1, GarmentDetails.MaxBrandLength)
            .OverridePropertyName("brand").WithMessage($"must be 1 to {GarmentDetails.MaxBrandLength} characters.");
        RuleFor(query => query.Filter.Text).Must(text => text is null || (text.Length <= MaxTextLength && text.EnumerateRunes().Any(Rune.IsLetterOrDigit)))
            .OverridePropertyName("q").WithMessage($"must have a letter or digit, and at most {MaxTextLength} characters.");
    }
}

internal sealed class ListGarmentsHandler(IGarmentRepository garments, IPictureLinks links, ICaller caller) : IQueryHandler<ListGarments, Page<GarmentDto>>
{
    public async Task<Result<Page<GarmentDto>>> Handle(ListGarments request, CancellationToken cancellationToken)
    {
        var after = MomentCursor.Read(request.Page.Cursor, "a wardrobe");
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var owner = caller.RequiredUserId();
        var found = await garments.ListAsync(new GarmentSlice(owner, request.Filter, after.Value, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await garments.CountAsync(owner, request.Filter, cancellationToken) : null;
        return Pages.Of(request.Page, found, garment => GarmentDto.Show(garment, links), last => MomentCursor.Write(last.CreatedAt, last.Id), total);
    }
}
