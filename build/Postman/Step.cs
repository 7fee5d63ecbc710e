namespace Qeyafa.Build.Postman;

/// <summary>A request of the collection. Method, path, title and module come from the description of the API; this says what stands in it, and what comes of it.</summary>
/// <param name="Operation">The operation's id.</param>
/// <param name="Statuses">The statuses that are right.</param>
internal sealed record Step(string Operation, params int[] Statuses)
{
    /// <summary>The variable with the token; null for none.</summary>
    public string? Token { get; init; } = "access_token";

    /// <summary>The path's parameters, variables included.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>();

    /// <summary>The query, without its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The JSON body; null for the example of the description, where there is one.</summary>
    public string? Body { get; init; }

    /// <summary>A body of text/csv.</summary>
    public string? Csv { get; init; }

    /// <summary>The parts of a form that are pictures.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>The other parts of a form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that are taken from the answer, each by a JavaScript expression of <c>body</c>.</summary>
    public IReadOnlyDictionary<string, string> Takes { get; init; } = new Dictionary<string, string>();

    /// <summary>A variable without which the request is not sent; null for none.</summary>
    public string? Needs { get; init; }

    /// <summary>Whether a runner leaves it out, as it never ends or is nobody's to send.</summary>
    public bool IsByHand { get; init; }
}
