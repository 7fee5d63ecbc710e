using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Tells how many garments the caller has, by category and brand.</summary>
public sealed record GetWardrobeStats : IQuery<WardrobeStatsDto>, ISignedInRequest;

/// <summary>How many garments a person has, by category and brand: the largest first, at most 1,000 of each.</summary>
/// <param name="Total">All garments.</param>
/// <param name="ByCategory">By category, whatever the letter case.</param>
/// <param name="ByBrand">By brand, whatever the letter case; garments without a brand are in none.</param>
public sealed record WardrobeStatsDto(long Total, IReadOnlyList<CategoryCountDto> ByCategory, IReadOnlyList<BrandCountDto> ByBrand);

/// <summary>How many garments there are of a category.</summary>
/// <param name="Category">The category, in the spelling in which it was last stored.</param>
/// <param name="Count">How many.</param>
public sealed record CategoryCountDto(string Category, long Count);

/// <summary>How many garments there are of a brand.</summary>
/// <param name="Brand">The brand, in the spelling in which it was last stored.</param>
/// <param name="Count">How many.</param>
public sealed record BrandCountDto(string Brand, long Count);

internal sealed class GetWardrobeStatsHandler(IGarmentRepository garments, ICaller caller) : IQueryHandler<GetWardrobeStats, WardrobeStatsDto>
{
    public async Task<Result<WardrobeStatsDto>> Handle(GetWardrobeStats request, CancellationToken cancellationToken)
    {
        var counts = await garments.CountsAsync(caller.RequiredUserId(), cancellationToken);
        return new WardrobeStatsDto(
            counts.Total,
            [.. counts.ByCategory.Select(count => new CategoryCountDto(count.Name, count.Count))],
            [.. counts.ByBrand.Select(count => new BrandCountDto(count.Name, count.Count))]);
    }
}
