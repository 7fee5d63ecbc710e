namespace Qeyafa.Application.Notifications;

/// <summary>Shows what the outbox holds. Outside Production only: the texts hold codes.</summary>
public interface IOutboxReader
{
    /// <summary>The newest messages first.</summary>
    /// <param name="to">The email address or telephone number, in its canonical form; null for everybody's.</param>
    /// <param name="limit">The most messages that are answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<StoredMessage>> NewestAsync(string? to, int limit, CancellationToken cancellationToken);
}

/// <summary>A message in the outbox.</summary>
/// <param name="Channel">How it is sent.</param>
/// <param name="To">The email address or telephone number.</param>
/// <param name="Template">Which message it is.</param>
/// <param name="Text">The text.</param>
/// <param name="CreatedAt">When it was taken over (UTC).</param>
public sealed record StoredMessage(OutboxChannel Channel, string To, string Template, string Text, DateTimeOffset CreatedAt)
{
    /// <summary>The text may hold a code.</summary>
    public override string ToString() => $"{Template} by {Channel}";
}
