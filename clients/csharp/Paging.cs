using System.Runtime.CompilerServices;

namespace Qeyafa.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public interface IPage<out T>
{
    /// <summary>The page's items, in the list's order.</summary>
    IReadOnlyList<T> Items { get; }

    /// <summary>Where the next page starts, or null at the end.</summary>
    string? NextCursor { get; }
}

/// <summary>Goes through whole lists.</summary>
public static class Paging
{
    /// <summary>
    /// Every item of a list, page after page as they are asked for:
    /// <c>Paging.AllAsync((cursor, stop) =&gt; client.Measurements.HistoryAsync(userId, limit: 100, cursor: cursor, cancellationToken: stop))</c>.
    /// </summary>
    /// <param name="read">Reads the page at a cursor; null for the first one.</param>
    /// <param name="cancellationToken">Ends the iteration.</param>
    /// <typeparam name="T">What is listed.</typeparam>
    public static async IAsyncEnumerable<T> AllAsync<T>(Func<string?, CancellationToken, Task<IPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        string? cursor = null;
        do
        {
            var page = await read(cursor, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
