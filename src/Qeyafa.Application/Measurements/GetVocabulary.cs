using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Lists the measurements that the system knows, so that a form can be built of them.</summary>
public sealed record GetVocabulary : IQuery<VocabularyDto>, IAnonymousRequest;

/// <summary>The measurements that the system knows.</summary>
/// <param name="Items">The measurements, in the order in which a form shows them.</param>
/// <param name="CustomNames">What other names must obey.</param>
public sealed record VocabularyDto(IReadOnlyList<VocabularyItemDto> Items, CustomNamesDto CustomNames);

/// <summary>What a name outside the vocabulary must obey.</summary>
/// <param name="Pattern">The regular expression that the name matches.</param>
/// <param name="MaxCm">The largest length, in cm; the smallest is more than 0.</param>
public sealed record CustomNamesDto(string Pattern, double MaxCm);

/// <summary>One known measurement. Its bands are in its unit.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Definition">Where and how it is taken.</param>
/// <param name="Kind">Girth, length or mass.</param>
/// <param name="Unit">The unit of the bands: <c>cm</c>, or <c>kg</c> of mass.</param>
/// <param name="TopLevel">Whether it is a member of the record itself (height, weight) rather than of its measurements.</param>
/// <param name="Warn">Outside of it a value is kept with a warning.</param>
/// <param name="Reject">Outside of it a value is refused.</param>
/// <param name="NoiseMm">The agreement tolerance of ISO 20685 in mm; null where there is none.</param>
/// <param name="TypicalWomen">The 5th to 95th percentile of women in ANSUR II; null where it was not measured.</param>
/// <param name="TypicalMen">The 5th to 95th percentile of men in ANSUR II; null where it was not measured.</param>
/// <param name="Seamly">The code in Seamly's measurement system; null where there is none.</param>
/// <param name="FreeSewing">The name in FreeSewing; null where there is none.</param>
/// <param name="IsJudgement">Whether the bands are a judgement, for want of a source.</param>
public sealed record VocabularyItemDto(
    string Name,
    string Definition,
    MeasurementKind Kind,
    string Unit,
    bool TopLevel,
    BandDto Warn,
    BandDto Reject,
    double? NoiseMm,
    BandDto? TypicalWomen,
    BandDto? TypicalMen,
    string? Seamly,
    string? FreeSewing,
    bool IsJudgement);

/// <summary>A range of values, both ends included.</summary>
/// <param name="Min">The smallest value within.</param>
/// <param name="Max">The largest value within.</param>
public sealed record BandDto(double Min, double Max);

internal sealed class GetVocabularyHandler : IQueryHandler<GetVocabulary, VocabularyDto>
{
    private static readonly VocabularyDto Vocabulary = new(
        [.. MeasurementVocabulary.Entries.Select(Shown)],
        new CustomNamesDto(MeasurementName.Pattern, MeasurementRules.MaxCustomCm));

    public Task<Result<VocabularyDto>> Handle(GetVocabulary request, CancellationToken cancellationToken) => Task.FromResult(Result<VocabularyDto>.Success(Vocabulary));

    private static VocabularyItemDto Shown(VocabularyEntry entry) => new(
        entry.Name.Text,
        entry.Definition,
        entry.Kind,
        entry.Unit,
        entry.IsTopLevel,
        Shown(entry.Warn),
        Shown(entry.Reject),
        entry.NoiseMm,
        entry.TypicalWomen is { } women ? Shown(women) : null,
        entry.TypicalMen is { } men ? Shown(men) : null,
        entry.Seamly,
        entry.FreeSewing,
        entry.IsJudgement);

    private static BandDto Shown(Band band) => new(band.Min, band.Max);
}
