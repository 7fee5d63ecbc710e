using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Http;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Writes what a prediction is created with.</summary>
internal sealed class ReplicateInput(IPictures pictures, IPictureLinks links, IOptions<ReplicateOptions> options)
{
    /// <summary>Where Replicate calls back, below the public address.</summary>
    public const string WebhookPath = "/api/v1/tryon/webhooks/replicate";

    /// <summary>The query parameter of the webhook's address that holds the mark.</summary>
    public const string MarkParameter = "job";

    /// <summary>The largest picture that Replicate takes along with the request, in bytes.</summary>
    private const int MostEnclosedBytes = 256 * 1024;

    private static readonly PictureSize[] LargestFirst = [PictureSize.Master, PictureSize.Large, PictureSize.Medium];

    private string? PublicUrl => string.IsNullOrWhiteSpace(options.Value.PublicUrl) ? null : options.Value.PublicUrl.TrimEnd('/');

    /// <summary>The body of the call.</summary>
    /// <returns>Null where a picture is not there, or in no size small enough to be enclosed.</returns>
    public async Task<ReadOnlyMemory<byte>?> WriteAsync(EngineJob job, string mark, CancellationToken cancellationToken)
    {
        var person = await HandOverAsync(job.Body.Picture, mark, cancellationToken);
        var garment = await HandOverAsync(job.Garment.Picture, mark, cancellationToken);
        if (person is null || garment is null) return null;

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, options.Value.Version);
            json.WriteStartObject("input"u8);
            WriteInputs(json, person, garment, job.Garment.Category, mark);
            json.WriteEndObject();
            if (PublicUrl is { } url)
            {
                json.WriteString("webhook"u8, $"{url}{WebhookPath}?{MarkParameter}={mark}");
                json.WriteStartArray("webhook_events_filter"u8);
                json.WriteStringValue("start"u8);
                json.WriteStringValue("completed"u8);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private void WriteInputs(Utf8JsonWriter json, string person, string garment, string category, string mark)
    {
        var names = options.Value.Inputs;
        json.WriteString(names.Person, person);
        json.WriteString(names.Garment, garment);
        if (names.Category.Length > 0) json.WriteString(names.Category, options.Value.Categories.GetValueOrDefault(category, category));
        if (names.Mark.Length > 0) json.WriteString(names.Mark, mark);
        foreach (var (name, value) in options.Value.ExtraInputs)
        {
            json.WritePropertyName(name);
            WriteExtra(json, value);
        }
    }

    private static void WriteExtra(Utf8JsonWriter json, string value)
    {
        try
        {
            using var parsed = JsonDocument.Parse(value);
            parsed.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(value);
        }
    }

    // The mark stands where it changes nothing: in the fragment of a link, and in a parameter of a data URI's media type (RFC 2397).
    private async Task<string?> HandOverAsync(PictureKey key, string mark, CancellationToken cancellationToken) =>
        PublicUrl is { } url ? $"{url}{links.To(key)}#{mark}" : await EncloseAsync(key, mark, cancellationToken);

    private async Task<string?> EncloseAsync(PictureKey key, string mark, CancellationToken cancellationToken)
    {
        foreach (var size in LargestFirst)
        {
            await using var picture = await pictures.OpenAsync(key, size, range: null, cancellationToken);
            if (picture is null) return null;
            if (picture.Count > MostEnclosedBytes) continue;

            using var bytes = new MemoryStream((int)picture.Count);
            await new LimitedStream(picture.Content, MostEnclosedBytes).CopyToAsync(bytes, cancellationToken);
            return $"data:{OpenPicture.MediaType};mark={mark};base64,{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}";
        }

        return null;
    }
}
