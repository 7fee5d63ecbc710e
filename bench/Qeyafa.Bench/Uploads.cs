using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Bench;

/// <summary>Sends pictures to a running API, and reads their thumbnails by their links.</summary>
internal sealed class Uploads(Uri api, string path, string[] tokens) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = api, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Sends one file for one of the prepared people.</summary>
    /// <returns>The status, and the problem's code or the body.</returns>
    public async Task<(int Status, string Body)> SendAsync(int person, byte[] file, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "image", "picture.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[person % tokens.Length]);
        using var answer = await _http.SendAsync(request, cancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Measures uploads of a picture of 12 megapixels, each of which makes a master and three thumbnails, then reads of thumbnails.</summary>
    public async Task MeasureAsync(int pid, int clients, TimeSpan time, CancellationToken cancellationToken)
    {
        var picture = await VipsTool.ConvertAsync(TestPictures.Png(4_000, 3_000), ".jpg[Q=90]");
        var links = new ConcurrentDictionary<int, string>();
        await RunAsync("upload 12 MP", async person =>
        {
            var (status, body) = await SendAsync(person, picture, cancellationToken);
            if (status is 200 or 201 && LinkIn(body) is { } link)
            {
                links[person] = link;
            }

            return status < 400;
        });
        if (links.IsEmpty)
        {
            return;
        }

        await RunAsync("thumbnail", async person =>
        {
            using var answer = await _http.GetAsync(links.Values.ElementAt(person % links.Count) + "&size=small", cancellationToken);
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return answer.IsSuccessStatusCode;
        });

        async Task RunAsync(string operation, Func<int, Task<bool>> once)
        {
            var usage = ProcessUsage.Start(pid);
            var times = new ConcurrentBag<double>();
            long errors = 0;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
            {
                for (var turn = client; watch.Elapsed < time; turn += clients)
                {
                    var begun = watch.Elapsed;
                    if (!await once(turn))
                    {
                        Interlocked.Increment(ref errors);
                    }

                    times.Add((watch.Elapsed - begun).TotalMicroseconds);
                }
            }));
            Table.Row("qeyafa", operation, clients, Sample.Of([.. times], watch.Elapsed.TotalSeconds, errors), usage.Seconds, usage.ResidentMegabytes);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string? LinkIn(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("image_url", out var link) ? link.GetString() : null;
    }
}
