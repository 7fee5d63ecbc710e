namespace Qeyafa.Client;

/// <summary>Knows the operations that honour <c>Idempotency-Key</c>.</summary>
internal static partial class IdempotentCreates
{
    public const string Header = "Idempotency-Key";

    private static readonly Lazy<string[][]> Templates = new(() => [.. Paths.Select(path => path.Split('/'))]);

    /// <summary>Whether a POST to this path may carry a key.</summary>
    public static bool Contain(string path)
    {
        var parts = path.Split('/');
        return Templates.Value.Any(template => template.Length == parts.Length && template.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second));
    }
}
