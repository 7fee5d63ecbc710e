using System.Text;
using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Users;

/// <summary>
/// What an account is found by, in lower case and NFC: email address, username, telephone number with and without its plus, the name, and the rest of the
/// name from each later word on. An index over them answers how any of them begins, as one range.
/// </summary>
internal static class SearchKeys
{
    /// <summary>The field that holds them. It is made of other fields, so an export leaves it out.</summary>
    public const string Field = "search";

    private const int MaxLength = 100;
    private const int MaxWords = 10;

    public static BsonArray Of(string? email, string? username, string? phoneNumber, string? name)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { email, username, phoneNumber, phoneNumber?.TrimStart('+') })
        {
            Add(keys, text);
        }

        var words = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var first = 0; first < Math.Min(words.Length, MaxWords); first++)
        {
            Add(keys, string.Join(' ', words[first..]));
        }

        return new BsonArray(keys);
    }

    /// <summary>The condition that a key begins with the text: a range of plain text, in which no character means anything.</summary>
    public static BsonDocument StartWith(string text)
    {
        var start = Normal(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return new BsonDocument(Field, new BsonDocument("$elemMatch", new BsonDocument { ["$gte"] = start, ["$lt"] = start + "\U0010FFFF" }));
    }

    private static void Add(HashSet<string> keys, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            keys.Add(Normal(text));
        }
    }

    private static string Normal(string text)
    {
        var lower = text.ToLowerInvariant().Normalize(NormalizationForm.FormC);
        return lower.Length <= MaxLength ? lower : lower[..(char.IsHighSurrogate(lower[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
