namespace Qeyafa.Infrastructure.TryOn.Preview.Fitting;

/// <summary>
/// Reads a category in its owner's words. English words and the German, French and Spanish ones that shops use are known, in the singular and with
/// the usual endings of the plural; the last known word of a category counts (<c>shirt dress</c> is a dress).
/// </summary>
internal static class GarmentKinds
{
    private static readonly (GarmentKind Kind, string[] Words)[] Table =
    [
        (GarmentKind.Jumpsuit, ["jumpsuit", "overall", "dungaree", "romper", "playsuit", "combinaison", "mono", "onesie"]),
        (GarmentKind.Dress, ["dress", "gown", "abaya", "kaftan", "caftan", "sari", "kleid", "sommerkleid", "abendkleid", "robe", "vestido", "tunic", "tunika"]),
        (GarmentKind.Coat, ["coat", "overcoat", "raincoat", "trench", "parka", "cape", "poncho", "mantel", "manteau", "abrigo"]),
        (GarmentKind.Shorts, ["short", "bermuda", "boxer", "trunk"]),
        (GarmentKind.Trousers, ["trouser", "pant", "jean", "chino", "legging", "jogger", "sweatpant", "slack", "culotte", "hose", "pantalon", "pantalones", "vaquero", "bottom", "tights"]),
        (GarmentKind.Skirt, ["skirt", "miniskirt", "kilt", "sarong", "rock", "minirock", "jupe", "falda"]),
        (GarmentKind.Shoes, ["shoe", "sneaker", "trainer", "boot", "sandal", "heel", "loafer", "schuh", "stiefel", "chaussure", "zapato", "slipper"]),
        (GarmentKind.Hat, ["hat", "cap", "beanie", "beret", "hut", "mütze", "chapeau", "sombrero", "gorra"]),
        (GarmentKind.Top,
        [
            "top", "shirt", "tshirt", "tee", "blouse", "jumper", "sweater", "sweatshirt", "pullover", "hoodie", "cardigan", "jacket", "blazer", "vest", "waistcoat", "polo",
            "hemd", "bluse", "jacke", "pulli", "chemise", "chemisier", "veste", "camisa", "camiseta", "blusa", "chaqueta", "tank", "tanktop",
        ]),
    ];

    private static readonly char[] Gaps = [' ', '-', '_', '/', ',', '&', '+', '.', '(', ')'];

    /// <summary>Where a garment of this category is worn; <see cref="GarmentKind.Top"/> where no word is known.</summary>
    public static GarmentKind Of(string category)
    {
        foreach (var word in category.ToLowerInvariant().Split(Gaps, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (Find(word) is { } kind)
            {
                return kind;
            }
        }

        return GarmentKind.Top;
    }

    private static GarmentKind? Find(string word)
    {
        foreach (var (kind, words) in Table)
        {
            if (Array.Exists(words, known => word == known || word == known + "s" || word == known + "es" || word == known + "e" || word == known + "n"))
            {
                return kind;
            }
        }

        return null;
    }
}
