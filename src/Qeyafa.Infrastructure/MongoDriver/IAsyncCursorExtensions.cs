using System.Runtime.CompilerServices;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>Ways to read a cursor to its end. Each disposes it.</summary>
internal static class IAsyncCursorExtensions
{
    public static async Task<List<TDocument>> ToListAsync<TDocument>(this IAsyncCursor<TDocument> source, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            var list = new List<TDocument>();
            while (await source.MoveNextAsync(cancellationToken))
                list.AddRange(source.Current);
            return list;
        }
    }

    public static async Task<TDocument?> FirstOrDefaultAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            while (await cursor.MoveNextAsync(cancellationToken))
            {
                foreach (var document in cursor.Current)
                    return document;
            }
            return default;
        }
    }

    public static async Task ForEachAsync<TDocument>(this IAsyncCursor<TDocument> source, Action<TDocument> processor, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            while (await source.MoveNextAsync(cancellationToken))
            {
                foreach (var document in source.Current)
                    processor(document);
            }
        }
    }

    /// <summary>The documents one by one, while only one batch is in memory.</summary>
    public static async IAsyncEnumerable<TDocument> ToAsyncEnumerable<TDocument>(this IAsyncCursor<TDocument> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using (source)
        {
            while (await source.MoveNextAsync(cancellationToken))
            {
                foreach (var document in source.Current)
                    yield return document;
            }
        }
    }
}
