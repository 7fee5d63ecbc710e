using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Wardrobe;

/// <summary>All that a person says of a garment, after the rules have been looked at.</summary>
public sealed record GarmentDetails
{
    /// <summary>How many characters a name has at most.</summary>
    public const int MaxNameLength = 200;

    /// <summary>How many characters a category has at most.</summary>
    public const int MaxCategoryLength = 100;

    /// <summary>How many characters a brand has at most.</summary>
    public const int MaxBrandLength = 100;

    private GarmentDetails(string name, string category, string? brand) => (Name, Category, Brand) = (name, category, brand);

    /// <summary>What the person calls it.</summary>
    public string Name { get; }

    /// <summary>The category in the person's own words, such as <c>dress</c>.</summary>
    public string Category { get; }

    /// <summary>The brand; null where none was given.</summary>
    public string? Brand { get; }

    /// <summary>Looks at the rules.</summary>
    /// <returns>The details, or every rule that is broken, by member.</returns>
    public static Result<GarmentDetails> Create(string? name, string? category, string? brand)
    {
        var broken = new List<KeyValuePair<string, string>>();
        Check("name", name, MaxNameLength, broken);
        Check("category", category, MaxCategoryLength, broken);
        if (brand is { Length: > MaxBrandLength })
        {
            broken.Add(new("brand", $"must be at most {MaxBrandLength} characters."));
        }

        return broken.Count > 0 ? Error.Rules(broken) : new GarmentDetails(name!, category!, string.IsNullOrWhiteSpace(brand) ? null : brand);
    }

    private static void Check(string member, string? text, int max, List<KeyValuePair<string, string>> broken)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > max)
        {
            broken.Add(new(member, $"must be 1 to {max} characters."));
        }
    }
}
