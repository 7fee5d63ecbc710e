using System.Text.Json.Serialization;

namespace Qeyafa.Api.Http;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The page's items, in the list's order.</param>
/// <param name="NextCursor">Where the next page starts (<c>?cursor=</c>), or null at the end of the list.</param>
/// <param name="Total">How many items the whole list has; absent unless asked for with <c>?include_total=true</c>.</param>
public sealed record PageBody<T>(
    IReadOnlyList<T> Items,
    string? NextCursor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total);
