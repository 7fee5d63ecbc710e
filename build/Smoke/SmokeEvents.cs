using System.Runtime.CompilerServices;
using System.Text;

namespace Qeyafa.Build.Smoke;

/// <summary>A stream of server-sent events.</summary>
internal sealed class SmokeEvents(HttpResponseMessage message, Stream stream) : IDisposable
{
    /// <summary>The events, as they come.</summary>
    /// <remarks>Source: the HTML standard, server-sent events; comments are passed over.</remarks>
    public async IAsyncEnumerable<(string Event, string Id, string Data)> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (name, id, data) = ("message", "", new StringBuilder());
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Length > 0)
                {
                    yield return (name, id, data.ToString());
                }

                (name, data) = ("message", new StringBuilder());
            }
            else if (line.Split(':', 2) is [var field, var value])
            {
                value = value.StartsWith(' ') ? value[1..] : value;
                name = field == "event" ? value : name;
                id = field == "id" ? value : id;
                _ = field == "data" ? data.Append(value) : data;
            }
        }
    }

    public void Dispose() => message.Dispose();
}
