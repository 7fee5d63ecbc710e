using System.Text.Json;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>A prediction as Replicate answers it. Only the id must be there; what is missing or of another type is taken as unknown.</summary>
internal sealed class ReplicatePrediction
{
    private readonly JsonElement _json;

    private ReplicatePrediction(JsonElement json, string id) => (_json, Id) = (json, id);

    public string Id { get; }

    /// <summary>The state's word; empty where there is none.</summary>
    public string Status => Text("status") ?? "";

    /// <summary>Whether the model has begun.</summary>
    public bool HasStarted => Status == "processing" || Text("started_at") is not null;

    public string? Error => Text("error");

    public string? Model => Text("model");

    public string? Version => Text("version");

    public DateTimeOffset? CreatedAt => Member("created_at") is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var at) ? at : null;

    /// <summary>How long the model ran; zero where Replicate does not say.</summary>
    public TimeSpan PredictTime => Member("metrics") is { ValueKind: JsonValueKind.Object } metrics && metrics.TryGetProperty("predict_time", out var time)
        && time.ValueKind == JsonValueKind.Number && time.TryGetDouble(out var seconds) && seconds is >= 0 and < 1e6
        ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.Zero;

    /// <summary>Every text in the output, which may be any JSON, in its order.</summary>
    public IEnumerable<string> OutputTexts => Texts(Member("output"));

    /// <summary>Reads a prediction.</summary>
    /// <returns>Null where it has no usable id.</returns>
    public static ReplicatePrediction? Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && ReplicateReference.IsPredictionId(id.GetString()!)
            ? new ReplicatePrediction(json, id.GetString()!)
            : null;

    /// <summary>Whether its input or its webhook's address contains a mark.</summary>
    public bool IsMarked(string mark) => Texts(Member("input")).Concat(Texts(Member("webhook"))).Any(text => text.Contains(mark, StringComparison.Ordinal));

    private static IEnumerable<string> Texts(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => [value.Value.GetString()!],
        JsonValueKind.Array => value.Value.EnumerateArray().SelectMany(item => Texts(item)),
        JsonValueKind.Object => value.Value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    private JsonElement? Member(string name) => _json.TryGetProperty(name, out var value) ? value : null;

    private string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
