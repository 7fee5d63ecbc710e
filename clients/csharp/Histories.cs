namespace Qeyafa.Client;

/// <summary>Whole lists that programs go through most often.</summary>
public static class Histories
{
    private const int PageSize = 100;

    /// <summary>A person's records, the newest first.</summary>
    /// <param name="measurements">The operations.</param>
    /// <param name="userId">Whose records.</param>
    /// <param name="unit">The unit to show lengths in; as entered where left out.</param>
    /// <param name="cancellationToken">Ends the iteration.</param>
    public static IAsyncEnumerable<Measurement> AllAsync(this MeasurementsClient measurements, string userId, LengthUnit? unit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return Paging.AllAsync<Measurement>(async (cursor, stop) => await measurements.HistoryAsync(userId, limit: PageSize, cursor: cursor, unit: unit, cancellationToken: stop).ConfigureAwait(false), cancellationToken);
    }

    /// <summary>The messages of a conversation, the newest first.</summary>
    public static IAsyncEnumerable<Message> AllAsync(this ConversationsClient conversations, string conversationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        return Paging.AllAsync<Message>(async (cursor, stop) => await conversations.ReadAsync(conversationId, limit: PageSize, cursor: cursor, cancellationToken: stop).ConfigureAwait(false), cancellationToken);
    }

    /// <summary>The wardrobe.</summary>
    public static IAsyncEnumerable<Garment> AllAsync(this ClothingClient clothing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clothing);
        return Paging.AllAsync<Garment>(async (cursor, stop) => await clothing.ListAsync(limit: PageSize, cursor: cursor, cancellationToken: stop).ConfigureAwait(false), cancellationToken);
    }
}
