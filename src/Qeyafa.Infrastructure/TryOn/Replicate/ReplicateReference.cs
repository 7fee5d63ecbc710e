using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>
/// How far an attempt is: <c>intent:{attempt}:{Unix seconds}</c> from before a prediction is created until its id is known,
/// <c>prediction:{id}:{attempt}</c> from then on.
/// </summary>
/// <param name="Attempt">The attempt that it belongs to.</param>
/// <param name="PredictionId">The prediction; null while it is only meant to be created.</param>
/// <param name="MeantAt">When it was meant to be created, to the second.</param>
internal sealed partial record ReplicateReference(int Attempt, string? PredictionId, DateTimeOffset MeantAt)
{
    private const string MarkPrefix = "qeyafa-";

    public static ReplicateReference Intent(int attempt, DateTimeOffset now) => new(attempt, PredictionId: null, now);

    public static ReplicateReference Prediction(string id, int attempt) => new(attempt, id, default);

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReplicateReference? reference)
    {
        reference = text?.Split(':') switch
        {
            ["intent", var attempt, var at] when Number(attempt) is > 0 and <= int.MaxValue and var of && Number(at) is { } seconds && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() =>
                Intent((int)of, DateTimeOffset.FromUnixTimeSeconds(seconds)),
            ["prediction", var id, var attempt] when IsPredictionId(id) && Number(attempt) is > 0 and <= int.MaxValue and var of => Prediction(id, (int)of),
            _ => null,
        };
        return reference is not null;
    }

    /// <summary>Whether a text can be a prediction's id, and nothing else in an address.</summary>
    public static bool IsPredictionId(string text) => IdForm().IsMatch(text);

    /// <summary>
    /// What the input of the prediction that is meant, and its webhook's address, contain, by which it is known again. No mark is a part of another,
    /// and the attempts of a try-on that is asked for once more have others than those of the first time.
    /// </summary>
    public string MarkOf(EntityId tryOn) => string.Create(CultureInfo.InvariantCulture, $"{MarkPrefix}{tryOn}-{Attempt:D6}-{MeantAt.ToUnixTimeSeconds():D11}");

    /// <summary>The attempt that a mark was made for; null where the text is no mark.</summary>
    public static int? AttemptOf(string? mark) => mark is not null && MarkForm().Match(mark) is { Success: true } match ? int.Parse(match.Groups["attempt"].Value, CultureInfo.InvariantCulture) : null;

    public override string ToString() => PredictionId is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"prediction:{id}:{Attempt}")
        : string.Create(CultureInfo.InvariantCulture, $"intent:{Attempt}:{MeantAt.ToUnixTimeSeconds()}");

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdForm();

    [GeneratedRegex("^" + MarkPrefix + "[0-9a-f]{24}-(?<attempt>[0-9]{6})-[0-9]{11}\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MarkForm();
}
