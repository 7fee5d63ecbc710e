namespace Qeyafa.Infrastructure.TryOn;

/// <summary>A try-on is due.</summary>
internal sealed class TryOnSignal : WorkSignal;
