using FluentValidation;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Application.Paging;

/// <summary>The shape rules that every list shares.</summary>
internal static class PageRules
{
    public static void PageIsSound<T>(this AbstractValidator<T> validator, Func<T, PageRequest> page)
    {
        validator.RuleFor(request => page(request).Limit).InclusiveBetween(1, PageRequest.MaxLimit)
            .OverridePropertyName("limit").WithMessage($"must be from 1 to {PageRequest.MaxLimit}.");
        validator.RuleFor(request => page(request).Skip).InclusiveBetween(0, PageRequest.MaxSkip)
            .OverridePropertyName("skip").WithMessage($"must be from 0 to {PageRequest.MaxSkip}; further on, page by cursor.");
        validator.RuleFor(request => page(request).Cursor).Must((request, cursor) => cursor is null || page(request).Skip == 0)
            .OverridePropertyName("cursor").WithMessage("give either cursor or skip.");
    }
}
