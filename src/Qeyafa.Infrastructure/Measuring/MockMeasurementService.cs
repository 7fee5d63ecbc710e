using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qeyafa.Application.Measurements.Processing;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>
/// Invents measurements for trying things out: always the same ones for the same pictures and height, and such as bodies have. Production refuses it.
/// </summary>
/// <remarks>The proportions are those of ANSUR II (US Army, 2012): where a value lies between the 5th and the 95th percentile of one sex follows from the pictures and the height.</remarks>
internal sealed class MockMeasurementService(IPictures pictures) : IMeasurementService
{
    private const double LeastConfidence = 0.8;
    private const double MostConfidence = 0.98;
    private const double Scatter = 0.1;

    private static readonly VocabularyEntry[] Measured =
        [.. MeasurementVocabulary.Entries.Where(entry => !entry.IsTopLevel && entry is { TypicalWomen: not null, TypicalMen: not null })];

    public bool IsConfigured => true;

    public MeasurementSource Source => MeasurementSource.Mock;

    public async Task<MeasuringOutcome> MeasureAsync(MeasuringRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await AppendAsync(hash, request.Front, cancellationToken);
        await AppendAsync(hash, request.Side, cancellationToken);
        hash.AppendData(Encoding.UTF8.GetBytes(request.HeightCm.ToString("R", CultureInfo.InvariantCulture)));
        return Invent(hash.GetHashAndReset(), request.HeightCm);
    }

    /// <summary>The measurements that follow from a seed and a height.</summary>
    internal static MeasuringOutcome.Measured Invent(ReadOnlySpan<byte> seed, double heightCm)
    {
        var isWoman = seed[0] % 2 == 0;
        var build = 0.15 + (0.7 * seed[1] / byte.MaxValue);
        var tallness = Place(heightCm, BandOf(MeasurementVocabulary.Height.Entry!, isWoman));
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var confidence = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in Measured)
        {
            var noise = seed[(2 + (entry.Index * 7)) % seed.Length] / (double)byte.MaxValue;
            var place = (entry.Kind == MeasurementKind.Length ? tallness : build) + (Scatter * (noise - 0.5));
            var band = BandOf(entry, isWoman);
            var value = Math.Clamp(band.Min + (place * (band.Max - band.Min)), entry.Warn.Min, entry.Warn.Max);
            values[entry.Name.Text] = Math.Round(value, 1);
            confidence[entry.Name.Text] = Math.Round(LeastConfidence + (noise * (MostConfidence - LeastConfidence)), 2);
        }

        return new MeasuringOutcome.Measured(values, LengthUnit.Cm, confidence, Math.Round(confidence.Values.Average(), 2));
    }

    private static Band BandOf(VocabularyEntry entry, bool isWoman) => (isWoman ? entry.TypicalWomen : entry.TypicalMen)!.Value;

    private static double Place(double value, Band band) => (value - band.Min) / (band.Max - band.Min);

    private async Task AppendAsync(IncrementalHash hash, PictureKey key, CancellationToken cancellationToken)
    {
        await using var picture = await pictures.OpenAsync(key, PictureSize.Master, range: null, cancellationToken)
            ?? throw new InvalidOperationException("A picture that was stored a moment ago is not there.");
        var buffer = new byte[64 * 1024];
        for (int read; (read = await picture.Content.ReadAsync(buffer, cancellationToken)) > 0;) hash.AppendData(buffer, 0, read);
    }
}
