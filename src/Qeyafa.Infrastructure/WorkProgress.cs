namespace Qeyafa.Infrastructure;

/// <summary>How far long work is.</summary>
/// <param name="Step">What is worked on, in words for a person.</param>
/// <param name="Done">How much of it is done, in the step's own unit (documents, bytes).</param>
/// <param name="Total">How much there is; null where that is not known.</param>
public readonly record struct WorkProgress(string Step, long Done, long? Total);
