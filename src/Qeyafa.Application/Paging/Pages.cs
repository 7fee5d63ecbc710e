using Qeyafa.Application.Abstractions;

namespace Qeyafa.Application.Paging;

/// <summary>Makes pages of lists.</summary>
internal static class Pages
{
    /// <summary>How many items to look for: one more than the page holds, so that whether there is a next page is known without counting.</summary>
    public static int Lookahead(this PageRequest request) => request.Limit + 1;

    /// <summary>The page of what was found.</summary>
    /// <param name="request">Which page.</param>
    /// <param name="found">What was found of <see cref="Lookahead"/> items.</param>
    /// <param name="show">Shows an item.</param>
    /// <param name="cursor">The place after an item.</param>
    /// <param name="total">How many items the whole list has, null where that was not asked.</param>
    public static Page<TShown> Of<T, TShown>(PageRequest request, IReadOnlyList<T> found, Func<T, TShown> show, Func<T, string> cursor, long? total)
    {
        var items = new TShown[Math.Min(found.Count, request.Limit)];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = show(found[index]);
        }

        return new Page<TShown>(items, found.Count > request.Limit ? cursor(found[request.Limit - 1]) : null, total);
    }
}
