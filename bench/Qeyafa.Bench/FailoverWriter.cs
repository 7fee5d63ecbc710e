using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Qeyafa.Bench;

/// <summary>One answer, or none, to a request.</summary>
/// <param name="Sent">When the request was sent (a timestamp of the monotonic clock).</param>
/// <param name="Answered">When its answer was there.</param>
/// <param name="Status">The answer's status; 0 where there was none.</param>
internal sealed record FailoverAnswer(long Sent, long Answered, int Status);

/// <summary>
/// A person who writes without a pause: a measurement under an idempotency key of its own, then the profile, each sent again until it is accepted.
/// </summary>
internal sealed class FailoverWriter(HttpClient http)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<string> _measurements = [];
    private AuthenticationHeaderValue? _token;
    private string _id = "";
    private int _profile;

    /// <summary>Every answer so far. Read it when the writer has ended.</summary>
    public List<FailoverAnswer> Answers { get; } = [];

    /// <summary>How many writes were accepted.</summary>
    public int Accepted => _measurements.Count + _profile;

    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/auth/register", new { email = $"{Guid.NewGuid():N}@example.com", password = Preparation.Password, name = "Maya" }, cancellationToken);
        var registered = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        _token = new AuthenticationHeaderValue("Bearer", registered.GetProperty("tokens").GetProperty("access_token").GetString());
        _id = registered.GetProperty("user").GetProperty("id").GetString()!;
    }

    /// <summary>Writes until told to stop, and ends what was begun.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = Guid.NewGuid().ToString();
            var stored = await UntilAcceptedAsync(HttpMethod.Post, "/api/v1/measurements", """{"measurements": {"chest": 92.5}}""", key);
            _measurements.Add(stored.GetProperty("id").GetString()!);
            await UntilAcceptedAsync(HttpMethod.Put, $"/api/v1/profile/{_id}", string.Create(CultureInfo.InvariantCulture, $$$"""{"preferences": {"number": {{{_profile + 1}}}}}"""), key: null);
            _profile++;
        }
    }

    /// <summary>What is wrong with what is stored.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellationToken)
    {
        var stored = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await GetAsync($"/api/v1/measurements/history/{_id}?limit=100{next}", cancellationToken);
            stored.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.GetProperty("next_cursor").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        var faults = new List<string>();
        faults.AddRange(_measurements.Except(stored).Select(id => $"measurement {id} was acknowledged and is not there"));
        faults.AddRange(stored.Except(_measurements).Select(id => $"measurement {id} is there for a key that was answered with another one"));
        faults.AddRange(_measurements.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => $"measurement {group.Key} was the answer to {group.Count()} keys"));
        var number = (await GetAsync($"/api/v1/profile/{_id}", cancellationToken)).GetProperty("preferences").GetProperty("number").GetInt32();
        if (number != _profile)
        {
            faults.Add($"the profile of {_id} says {number} where {_profile} was acknowledged last");
        }

        return faults;
    }

    private async Task<JsonElement> UntilAcceptedAsync(HttpMethod method, string path, string json, string? key)
    {
        while (true)
        {
            var sent = Stopwatch.GetTimestamp();
            try
            {
                using var request = Request(method, path);
                request.Content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
                if (key is not null)
                {
                    request.Headers.Add("Idempotency-Key", key);
                }

                using var answer = await http.SendAsync(request, CancellationToken.None);
                var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
                Answers.Add(new FailoverAnswer(sent, Stopwatch.GetTimestamp(), (int)answer.StatusCode));
                if (answer.IsSuccessStatusCode)
                {
                    using var document = JsonDocument.Parse(body);
                    return document.RootElement.Clone();
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                Answers.Add(new FailoverAnswer(sent, Stopwatch.GetTimestamp(), Status: 0));
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path);
        using var answer = await http.SendAsync(request, cancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, path) { Headers = { Authorization = _token } };
}
