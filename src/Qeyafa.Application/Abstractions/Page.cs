namespace Qeyafa.Application.Abstractions;

/// <summary>One page of a list, in the list's stable order.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The page's items; at most the limit asked for.</param>
/// <param name="NextCursor">Where the next page starts, or null at the end.</param>
/// <param name="Total">How many items the whole list has; null unless asked for.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long? Total);

/// <summary>Which page of a list is wanted: by <paramref name="Cursor"/>, or by <paramref name="Skip"/>.</summary>
/// <param name="Skip">How many items to pass over; 0 to 10,000. Further on, page by cursor.</param>
/// <param name="Limit">How many items to answer; 1 to 100.</param>
/// <param name="Cursor">The <c>next_cursor</c> of the page before; excludes <paramref name="Skip"/>.</param>
/// <param name="IncludeTotal">Whether to count the whole list too.</param>
public sealed record PageRequest(int Skip = 0, int Limit = PageRequest.DefaultLimit, string? Cursor = null, bool IncludeTotal = false)
{
    /// <summary>The limit where the client names none.</summary>
    public const int DefaultLimit = 10;

    /// <summary>The largest limit.</summary>
    public const int MaxLimit = 100;

    /// <summary>The largest skip: passing over items costs time in proportion, following a cursor does not.</summary>
    public const int MaxSkip = 10_000;
}
