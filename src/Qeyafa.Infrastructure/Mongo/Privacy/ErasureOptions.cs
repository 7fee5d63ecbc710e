namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>The settings under <c>Erasure</c>.</summary>
internal sealed class ErasureOptions
{
    public const string Section = "Erasure";

    /// <summary>How long ago, in seconds, somebody who erases an account may have signed in; 30 to 3,600.</summary>
    public int FreshSignInSeconds { get; set; } = 300;

    /// <summary>How many documents of a collection are deleted together with the account; what a collection has beyond them is deleted afterwards. 0 to 100,000.</summary>
    public int DocumentsAtOnce { get; set; } = 10_000;

    /// <summary>
    /// How long after the account's end, in seconds, its collections are gone through once more for what requests wrote that were under way; 1 to 86,400.
    /// Longer than the longest time limit of a request that writes, and the trust in sessions.
    /// </summary>
    public int SweepSeconds { get; set; } = 60;

    /// <summary>After how long without a sign of life of whoever makes a pass, in seconds, another node goes on with it; 1 to 600.</summary>
    public int LeaseSeconds { get; set; } = 15;
}
