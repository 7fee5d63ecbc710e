using System.Text.Json;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Looks for a prediction that may have been created, among the account's recent ones.</summary>
internal sealed class ReplicateSearch(ReplicateApi api)
{
    /// <summary>How many pages are looked through; a page has a hundred predictions.</summary>
    private const int MostPages = 20;

    /// <summary>By how much Replicate's clock may differ from ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Finds the prediction with a mark that was created after a moment.</summary>
    /// <returns>The prediction, null where there is none; or what kept from finding out.</returns>
    public async Task<(ReplicatePrediction? Found, ReplicateReply? Obstacle)> FindAsync(string mark, DateTimeOffset since, CancellationToken cancellationToken)
    {
        string? page = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var reply = await api.ListAsync(page, cancellationToken);
            if (reply is not ReplicateReply.Answered { Body: var body }) return (null, reply);
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
            {
                return (null, new ReplicateReply.Unclear("no list"));
            }

            var predictions = results.EnumerateArray().Select(ReplicatePrediction.Read).OfType<ReplicatePrediction>().ToList();
            if (predictions.Find(prediction => prediction.IsMarked(mark)) is { } found) return (found, null);
            if (predictions.Exists(prediction => prediction.CreatedAt < since - Skew) || NextOf(body) is not { } next) return (null, null);

            page = next;
        }

        return (null, null);
    }

    private string? NextOf(JsonElement body) => body.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String && api.IsPage(next.GetString()!) ? next.GetString() : null;
}
