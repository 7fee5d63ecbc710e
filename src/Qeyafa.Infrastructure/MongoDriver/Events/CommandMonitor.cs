using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>
/// Passes libmongoc's command events on. Only events with a subscriber are asked for. libmongoc empties commands that carry credentials
/// before it reports them.
/// </summary>
internal sealed unsafe class CommandMonitor : IDisposable
{
    private readonly Action<CommandStartedEvent>? _started;
    private readonly Action<CommandSucceededEvent>? _succeeded;
    private readonly Action<CommandFailedEvent>? _failed;
    private GCHandle _self;

    private CommandMonitor(ClusterBuilder builder)
    {
        _started = builder.Handler<CommandStartedEvent>();
        _succeeded = builder.Handler<CommandSucceededEvent>();
        _failed = builder.Handler<CommandFailedEvent>();
        _self = GCHandle.Alloc(this);
    }

    /// <summary>Subscribes to what the configurator asks for; null when that is nothing.</summary>
    public static CommandMonitor? Attach(nint pool, Action<ClusterBuilder>? configure)
    {
        if (configure is null)
            return null;
        var builder = new ClusterBuilder();
        configure(builder);
        var monitor = new CommandMonitor(builder);
        var callbacks = MongocEvents.CallbacksNew();
        if (monitor._started is not null)
            MongocEvents.SetStarted(callbacks, &OnStarted);
        if (monitor._succeeded is not null)
            MongocEvents.SetSucceeded(callbacks, &OnSucceeded);
        if (monitor._failed is not null)
            MongocEvents.SetFailed(callbacks, &OnFailed);
        Mongoc.ClientPoolSetApmCallbacks(pool, callbacks, GCHandle.ToIntPtr(monitor._self));
        MongocEvents.CallbacksDestroy(callbacks);
        return monitor;
    }

    public void Dispose() => _self.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnStarted(nint native)
    {
        var command = new EventDocument(MongocEvents.StartedCommand(native));
        var monitor = From(MongocEvents.StartedContext(native));
        Call(monitor._started, new CommandStartedEvent(command, Text(MongocEvents.StartedDatabase(native)), Text(MongocEvents.StartedName(native)), (int)MongocEvents.StartedRequestId(native)));
        command.Close();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSucceeded(nint native)
    {
        var reply = new EventDocument(MongocEvents.SucceededReply(native));
        var monitor = From(MongocEvents.SucceededContext(native));
        var duration = TimeSpan.FromMicroseconds(MongocEvents.SucceededDuration(native));
        Call(monitor._succeeded, new CommandSucceededEvent(Text(MongocEvents.SucceededName(native)), reply, (int)MongocEvents.SucceededRequestId(native), duration));
        reply.Close();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFailed(nint native)
    {
        BsonError error;
        MongocEvents.FailedError(native, &error);
        var monitor = From(MongocEvents.FailedContext(native));
        var failure = ExceptionMapper.ToException(&error, Bson.Bytes(MongocEvents.FailedReply(native)));
        var duration = TimeSpan.FromMicroseconds(MongocEvents.FailedDuration(native));
        Call(monitor._failed, new CommandFailedEvent(Text(MongocEvents.FailedName(native)), failure, (int)MongocEvents.FailedRequestId(native), duration));
    }

    // An exception must not cross native frames, and a handler's failure must not fail the command: it surfaces as an unobserved task's.
    private static void Call<TEvent>(Action<TEvent>? handler, TEvent happened)
    {
        try
        {
            handler?.Invoke(happened);
        }
        catch (Exception e)
        {
            _ = Task.FromException(e);
        }
    }

    private static CommandMonitor From(nint context) => (CommandMonitor)GCHandle.FromIntPtr(context).Target!;

    private static string Text(nint text) => Marshal.PtrToStringUTF8(text) ?? "";
}
