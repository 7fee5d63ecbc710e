using System.Buffers;
using System.Text.Json;
using Serilog.Core;
using Serilog.Events;

namespace Qeyafa.Api.Logging;

/// <summary>
/// Writes log events as JSON, one line each. Events are put into a buffer on the caller's thread, which takes about a microsecond, and the buffer is
/// written ten times a second: no thread is woken and no system call made for a single event. Warnings and errors are written at once.
/// </summary>
internal sealed class JsonLineSink : ILogEventSink, IDisposable
{
    private const int FlushAt = 32 * 1024;

    /// <summary>When the output takes nothing any more, lines are dropped beyond this many bytes rather than memory or requests held.</summary>
    private const int DropAt = 8 * 1024 * 1024;

    private static readonly TimeSpan FlushEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Lock _outputGate = new();
    private readonly Stream _output;
    private readonly Timer _timer;
    private readonly Utf8JsonWriter _json;
    private ArrayBufferWriter<byte> _filling = new(2 * FlushAt);
    private ArrayBufferWriter<byte> _spare = new(2 * FlushAt);

    public JsonLineSink(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_filling, new JsonWriterOptions { SkipValidation = true });
        _timer = new Timer(static sink => ((JsonLineSink)sink!).Flush(), this, FlushEvery, FlushEvery);
    }

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        bool full;
        lock (_gate)
        {
            if (_filling.WrittenCount >= DropAt)
            {
                return;
            }

            _json.Reset(_filling);
            JsonLine.Write(_json, logEvent);
            _json.Flush();
            _filling.Write("\n"u8);
            full = _filling.WrittenCount >= FlushAt;
        }

        if (full || logEvent.Level >= LogEventLevel.Warning)
        {
            Flush();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Flush();
        _json.Dispose();
        _output.Dispose();
    }

    private void Flush()
    {
        lock (_outputGate)
        {
            ArrayBufferWriter<byte> full;
            lock (_gate)
            {
                if (_filling.WrittenCount == 0)
                {
                    return;
                }

                full = _filling;
                _filling = _spare;
            }

            _output.Write(full.WrittenSpan);
            _output.Flush();
            full.ResetWrittenCount();
            _spare = full;
        }
    }
}
