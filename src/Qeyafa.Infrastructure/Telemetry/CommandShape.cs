using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>
/// What a command asks, without what for: fields and operators stay, every value becomes <c>?</c>. What a write puts into documents is left out altogether,
/// and so is a field's name that could be somebody's (an id, or a text that no code would name a field).
/// </summary>
internal static class CommandShape
{
    /// <summary>Longest text of a shape.</summary>
    public const int MaxLength = 1_000;

    private const string Value = "?";
    private const int DeepestLevel = 12;
    private const int LongestName = 48;
    private const int IdLength = 24;
    private const int LongestIndex = 3;

    /// <summary>Stages that hold what documents are made of, not what is looked for.</summary>
    private static readonly string[] Kept = ["filter", "query", "q", "sort", "pipeline", "projection", "hint", "key", "let", "limit", "skip"];

    /// <summary>The shape of a command.</summary>
    public static string Of(BsonDocument command)
    {
        var shape = Part(command);
        foreach (var list in (string[])["updates", "deletes"])
        {
            if (command.TryGetValue(list, out var statements) && statements is BsonArray { Count: > 0 } several)
            {
                shape.Add(list, new BsonArray(several.Take(20).OfType<BsonDocument>().Select(Part).Distinct()));
            }
        }

        var text = shape.ToJson();
        return text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength - 1), "…");
    }

    private static BsonDocument Part(BsonDocument command) => new(Kept.Where(command.Contains).Select(name => new BsonElement(name, Redact(command[name], name is "sort", 0))));

    private static BsonValue Redact(BsonValue value, bool showsNumbers, int level) => value switch
    {
        _ when level > DeepestLevel => Value,
        BsonDocument document => Redact(document, showsNumbers, level),
        BsonArray array => Redact(array, level),
        { IsNumeric: true } when showsNumbers => value,
        BsonString text when IsFieldPath(text.Value) => new BsonString(Name(text.Value)),
        _ => Value,
    };

    private static BsonDocument Redact(BsonDocument document, bool showsNumbers, int level)
    {
        var shape = new BsonDocument();
        foreach (var element in document.Elements)
        {
            shape[Name(element.Name)] = Redact(element.Value, showsNumbers || element.Name is "$sort", level + 1);
        }

        return shape;
    }

    /// <summary>How many values a list holds, and which, is nobody's business; conditions and stages are kept, each shape once.</summary>
    private static BsonValue Redact(BsonArray array, int level)
    {
        var shapes = array.Take(50).Select(item => Redact(item, showsNumbers: false, level + 1)).Distinct().ToList();
        return shapes is [BsonString { Value: Value }] ? Value : new BsonArray(shapes);
    }

    /// <summary>An expression's <c>$field</c>; any other text is a value.</summary>
    private static bool IsFieldPath(string text) => text is ['$', ..] && text.TrimStart('$') is { Length: > 0 } path && Array.TrueForAll(path.Split('.'), IsWord);

    /// <summary>A name with a part that is no word is somebody's text; a part that is an id hides itself alone.</summary>
    private static string Name(string name)
    {
        var parts = name.TrimStart('$').Split('.');
        return Array.TrueForAll(parts, IsWord) ? string.Concat(name.AsSpan(0, name.Length - name.TrimStart('$').Length), string.Join('.', parts.Select(part => IsId(part) ? Value : part))) : Value;
    }

    private static bool IsWord(string part) => part.Length is > 0 and <= LongestName && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static bool IsId(string part) =>
        (part.Length == IdLength && part.All(char.IsAsciiHexDigit)) || (part.Length > LongestIndex && part.All(char.IsAsciiDigit));
}
