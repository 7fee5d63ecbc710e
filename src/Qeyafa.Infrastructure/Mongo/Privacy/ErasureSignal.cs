namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>An erasure has begun.</summary>
internal sealed class ErasureSignal : WorkSignal;
