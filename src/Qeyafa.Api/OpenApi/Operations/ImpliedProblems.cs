using Qeyafa.Api.Problems;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>The problems that follow from an operation's form. Its author adds those of its rules by <c>[MayAnswer]</c>.</summary>
internal static class ImpliedProblems
{
    /// <summary>What reading and keeping a picture can end in.</summary>
    private static readonly string[] OfPictures = ["unsupported_picture", "picture_damaged", "picture_too_large", "picture_refused", "pictures_busy", "pictures_unavailable"];

    /// <summary>The codes, in no order; some may stand twice.</summary>
    public static IEnumerable<string> Of(DescribedOperation described)
    {
        IEnumerable<string> codes = [CommonProblems.NotAcceptable, CommonProblems.TooManyRequests, CommonProblems.InternalError, CommonProblems.TemporarilyUnavailable, CommonProblems.RequestTimeout];
        if (described.HasBody)
        {
            codes = codes.Concat([CommonProblems.SlowRequest, CommonProblems.ContentTooLarge, CommonProblems.UnsupportedMediaType, CommonProblems.ValidationFailed]);
        }

        if (described.HasBody || described.IsConditional || described.Description.ParameterDescriptions.Count > 0)
        {
            codes = codes.Append(CommonProblems.MalformedRequest);
        }

        if (!described.IsAnonymous)
        {
            codes = codes.Append(CommonProblems.Unauthenticated);
        }

        if (described.IsConditional)
        {
            codes = codes.Append(CommonProblems.StaleVersion);
        }

        if (described.IsIdempotentCreate)
        {
            codes = codes.Concat([CommonProblems.IdempotencyInFlight, CommonProblems.IdempotencyKeyReused]);
        }

        return described.Form is { Files.Count: > 0 } ? codes.Concat(OfPictures) : codes;
    }
}
