using System.Net;
using System.Text.Json;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Messaging;

/// <summary>Reads a stream of server-sent events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new StreamReader(stream));

    public HttpResponseMessage Answer => _answer;

    /// <summary>Opens a stream. A node that does not follow messages yet answers 503, and is asked again.</summary>
    public static async Task<EventReader> OpenAsync(Person person, string? lastEventId = null)
    {
        HttpResponseMessage? answer = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                answer?.Dispose();
                var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/messages/stream");
                if (lastEventId is not null)
                {
                    request.Headers.Add("Last-Event-ID", lastEventId);
                }

                answer = await person.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
            },
            "The stream can be opened.");
        ((int)answer!.StatusCode).ShouldBe(200);
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next message; null at the end of the stream, however it ends.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        string? id = null, type = null, data = null;
        while (true)
        {
            string? line;
            try
            {
                line = await _lines.ReadLineAsync(patience.Token);
            }
            catch (IOException)
            {
                return null;
            }

            switch (line)
            {
                case null:
                    return null;
                case "" when data is not null:
                    type.ShouldBe("message");
                    using (var document = JsonDocument.Parse(data))
                    {
                        document.RootElement.GetProperty("id").GetString().ShouldBe(id);
                        return document.RootElement.Clone();
                    }

                case var _ when line.StartsWith("id: ", StringComparison.Ordinal):
                    id = line[4..];
                    break;
                case var _ when line.StartsWith("event: ", StringComparison.Ordinal):
                    type = line[7..];
                    break;
                case var _ when line.StartsWith("data: ", StringComparison.Ordinal):
                    data = line[6..];
                    break;
            }
        }
    }

    /// <summary>The texts of the next messages.</summary>
    public async Task<string[]> TextsAsync(int count)
    {
        var texts = new string[count];
        for (var index = 0; index < count; index++)
        {
            texts[index] = (await NextAsync()).ShouldNotBeNull($"The stream ended after {index} messages.").Text("content");
        }

        return texts;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
