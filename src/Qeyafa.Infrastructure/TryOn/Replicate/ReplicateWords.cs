using Qeyafa.Application.TryOn.Engines;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>What a person is told when it did not work. Replicate's own words are for the operator: they can hold addresses, paths and code.</summary>
internal static class ReplicateWords
{
    public static readonly EngineStep.Failed NotSetUp = new("The try-on service is not set up correctly. Its operator has been told.", MayRetry: false);
    public static readonly EngineStep.Failed NotPaid = new("The try-on service cannot take work at the moment. Its operator has been told.", MayRetry: false);
    public static readonly EngineStep.Failed NotTaken = new("The try-on service did not take these pictures.", MayRetry: false);
    public static readonly EngineStep.Failed NoPictures = new("A picture that the try-on needs is not there any more, or too large to be sent. Upload it again.", MayRetry: false);
    public static readonly EngineStep.Failed NoAnswer = new("The try-on service does not answer.", MayRetry: true);
    public static readonly EngineStep.Failed TooLate = new("The try-on took too long and was given up.", MayRetry: true);
    public static readonly EngineStep.Failed ResultGone = new("The result was deleted before it could be fetched.", MayRetry: true);
    public static readonly EngineStep.Failed ResultTooLarge = new("The result is larger than pictures may be.", MayRetry: false);
    public static readonly EngineStep.Failed NoResult = new("The try-on service answered no picture.", MayRetry: true);

    private static readonly EngineStep.Failed General = new("The try-on service could not make a picture of these two.", MayRetry: true);

    private static readonly (string[] Signs, EngineStep.Failed Words)[] Known =
    [
        (["nsfw", "safety", "sensitive", "flagged", "moderation"], new("The try-on service refused the pictures: its filter took them for improper. Try other pictures.", MayRetry: false)),
        (["out of memory", "outofmemory"], new("The try-on service ran out of memory. It may work at another time, or with smaller pictures.", MayRetry: true)),
        (["timed out", "timeout", "deadline"], TooLate),
        (["no face", "no person", "no human", "pose", "keypoint"], new("The try-on service found no person in the picture. Try one that shows the whole person, from the front.", MayRetry: false)),
    ];

    /// <summary>The words for the error of a prediction that has failed.</summary>
    public static EngineStep.Failed Of(string? error) =>
        error is null ? General : Array.Find(Known, known => Array.Exists(known.Signs, sign => error.Contains(sign, StringComparison.OrdinalIgnoreCase))).Words ?? General;

    /// <summary>The words for a call that was refused.</summary>
    public static EngineStep.Failed OfStatus(int status) => status switch
    {
        401 or 403 => NotSetUp,
        402 => NotPaid,
        404 or (>= 300 and < 400) => NotSetUp,
        _ => NotTaken,
    };
}
