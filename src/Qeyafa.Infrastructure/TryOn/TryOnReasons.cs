namespace Qeyafa.Infrastructure.TryOn;

/// <summary>Why a try-on was given up, in sentences for its owner.</summary>
internal static class TryOnReasons
{
    public const string OurFault = "Something went wrong on our side. Please try again.";

    public const string Interrupted = "The work on it was interrupted too often. Please try again.";

    public const string NoBody = "The body record or its picture is gone.";

    public const string NoGarment = "The garment or its picture is gone.";

    public const string Busy = "The finished picture could not be stored, as the storage was too busy. Please try again.";

    public const string Unusable = "The picture that was made could not be used. Please try again.";

    private const int Longest = 500;

    public static string TooLong(TryOnOptions options) => $"It took longer than {options.DeadlineMinutes} minutes and was given up. Please try again.";

    public static string Shortened(string reason) => reason.Length <= Longest ? reason : reason[..Longest];
}
