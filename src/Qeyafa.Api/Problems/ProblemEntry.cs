namespace Qeyafa.Api.Problems;

/// <summary>One kind of failure that the API answers: its stable code and what it means.</summary>
/// <param name="Code">The stable word, <c>snake_case</c>; the type URI is <c>/problems/{code}</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">A short name of the failure, the same for every occurrence.</param>
/// <param name="Explanation">What happened and what the client's developer can do, in plain sentences.</param>
internal sealed record ProblemEntry(string Code, int Status, string Title, string Explanation)
{
    /// <summary>The stable URI of this kind of failure.</summary>
    public string Type { get; } = "/problems/" + Code;
}
