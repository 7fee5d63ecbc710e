using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>Which garments of a person are wanted. Letter case and repeated spaces make no difference.</summary>
/// <param name="Category">Of this category; null for any.</param>
/// <param name="Brand">Of this brand; null for any.</param>
/// <param name="Text">With a word in name, brand or category that begins with each word of this text; null for any.</param>
public sealed record GarmentFilter(string? Category = null, string? Brand = null, string? Text = null)
{
    /// <summary>All of them.</summary>
    public static GarmentFilter None { get; } = new();
}

/// <summary>A part of a person's garments.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Filter">Which.</param>
/// <param name="After">The place after which it begins; null for the beginning.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many to answer at most.</param>
public sealed record GarmentSlice(EntityId Owner, GarmentFilter Filter, ListPosition? After, int Skip, int Limit);

/// <summary>How many garments a person has, of what.</summary>
/// <param name="Total">All of them.</param>
/// <param name="ByCategory">By category, the largest first.</param>
/// <param name="ByBrand">By brand, the largest first; those without a brand are in none.</param>
public sealed record WardrobeCounts(long Total, IReadOnlyList<WardrobeCount> ByCategory, IReadOnlyList<WardrobeCount> ByBrand)
{
    /// <summary>How many categories and how many brands are told at most: the largest ones.</summary>
    public const int MaxGroups = 1_000;
}

/// <summary>How many garments there are of one category or brand, whatever the letter case.</summary>
/// <param name="Name">The category or brand, in the spelling in which it was last stored.</param>
/// <param name="Count">How many.</param>
public sealed record WardrobeCount(string Name, long Count);
