namespace Qeyafa.Infrastructure.Notifications;

/// <summary>A message has been stored.</summary>
internal sealed class OutboxSignal : WorkSignal;
