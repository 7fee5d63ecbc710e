using System.Net;
using System.Text;

namespace Qeyafa.Api.Tests.Deployment;

/// <summary>A JSON body whose second half is sent only when it is told to.</summary>
internal sealed class SlowBody : HttpContent
{
    // The server ends a body that brings less than 240 bytes a second after its first 5 s: blanks before the JSON let this one stand still for many minutes.
    private const int Blanks = 240 * 1024;

    private readonly byte[] _json;
    private readonly int _half;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlowBody(string json)
    {
        _json = Encoding.UTF8.GetBytes(new string(' ', Blanks) + json);
        _half = Blanks + (json.Length / 2);
        Headers.ContentType = new("application/json");
    }

    /// <summary>Ends when the first half is under way.</summary>
    public Task Begun => _begun.Task;

    public void Finish() => _released.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_json.AsMemory(0, _half));
        await stream.FlushAsync();
        _begun.SetResult();
        await _released.Task;
        await stream.WriteAsync(_json.AsMemory(_half));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
