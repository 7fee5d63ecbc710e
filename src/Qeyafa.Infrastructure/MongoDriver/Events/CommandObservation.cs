using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>One command that is measured. Names follow OpenTelemetry's semantic conventions for MongoDB.</summary>
internal readonly struct CommandObservation
{
    private const string System = "mongodb";

    private readonly CommandInstruments? _instruments;
    private readonly Activity? _caller;
    private readonly Activity? _span;
    private readonly long _start;

    private CommandObservation(CommandInstruments instruments, Activity? caller, Activity? span)
    {
        (_instruments, _caller, _span) = (instruments, caller, span);
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Begins; with nothing to tell it to, it does nothing.</summary>
    public static CommandObservation Begin(CommandInstruments? instruments, Activity? caller, ReadOnlySpan<byte> command)
    {
        if (instruments is null)
        {
            return default;
        }

        return new CommandObservation(instruments, caller, caller is not null && instruments.Spans.HasListeners() ? Span(instruments, caller, command) : null);
    }

    /// <summary>Ends; <paramref name="command"/> is read only where somebody listens or it was slow.</summary>
    public void End(ReadOnlySpan<byte> command, Exception? failure)
    {
        if (_instruments is null)
        {
            return;
        }

        var duration = Stopwatch.GetElapsedTime(_start);
        if (_span is not null)
        {
            if (failure is not null)
            {
                _span.SetTag("error.type", failure.GetType().Name).SetStatus(ActivityStatusCode.Error);
            }

            _span.Dispose();
        }

        var slow = duration >= _instruments.Slow;
        if (!slow && !_instruments.Duration.Enabled)
        {
            return;
        }

        var (name, collection) = CommandNames.Read(command);
        if (CommandNames.Waits(name, command))
        {
            return;
        }

        if (_instruments.Duration.Enabled)
        {
            Record(_instruments, duration, name, collection, failure);
        }

        if (slow)
        {
            _instruments.OnSlow?.Invoke(new SlowCommandEvent(name, collection, duration, BsonSerializer.Deserialize<BsonDocument>(command.ToArray()), _caller));
        }
    }

    private static Activity? Span(CommandInstruments instruments, Activity caller, ReadOnlySpan<byte> command)
    {
        var (name, collection) = CommandNames.Read(command);
        if (CommandNames.Waits(name, command))
        {
            return null;
        }

        var span = instruments.Spans.StartActivity(collection is null ? name : $"{name} {collection}", ActivityKind.Client, caller.Context);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("db.system.name", System).SetTag("db.namespace", instruments.DatabaseName).SetTag("db.operation.name", name);
            if (collection is not null)
            {
                span.SetTag("db.collection.name", collection);
            }
        }

        return span;
    }

    private static void Record(CommandInstruments instruments, TimeSpan duration, string name, string? collection, Exception? failure)
    {
        var tags = new TagList { { "db.system.name", System }, { "db.operation.name", name } };
        if (collection is not null)
        {
            tags.Add("db.collection.name", collection);
        }

        if (failure is not null)
        {
            tags.Add("error.type", failure.GetType().Name);
        }

        instruments.Duration.Record(duration.TotalSeconds, in tags);
    }
}
