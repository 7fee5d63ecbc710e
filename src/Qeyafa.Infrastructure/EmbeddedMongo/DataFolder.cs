namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// A server's folder, held by one process at a time: <c>db/</c> with the data, <c>mongod.log</c>, the lock and the record of the server.
/// The lock dies with its holder, so a crash leaves nothing that stops the next start.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileLock _lock;
    private readonly string _record;

    private DataFolder(string path, FileLock taken)
    {
        FullPath = path;
        _lock = taken;
        _record = RecordOf(path);
        LastPort = ServerRecord.TryRead(_record)?.Port ?? 0;
    }

    /// <summary>The folder itself.</summary>
    public string FullPath { get; }

    /// <summary>The server's data.</summary>
    public string Data => Path.Combine(FullPath, "db");

    /// <summary>The server's log; the one of the start before has <c>.1</c> added.</summary>
    public string Log => Path.Combine(FullPath, "mongod.log");

    /// <summary>The secret that a replica set with authentication asks for.</summary>
    public string KeyFile => Path.Combine(FullPath, "keyfile");

    /// <summary>The port of the last server on this folder, or 0.</summary>
    public int LastPort { get; }

    /// <summary>Takes the folder, making it if need be, and ends a server that a dead owner left on it.</summary>
    /// <exception cref="EmbeddedMongoException">A running process holds it, or it may not be written.</exception>
    public static async Task<DataFolder> TakeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var folder = TryTake(Path.GetFullPath(path)) ?? throw Busy(Path.GetFullPath(path));
            await folder.CleanUpAsync(cancellationToken);
            return folder;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new EmbeddedMongoException($"The data folder {path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Takes the folder, or answers null where a running process holds it.</summary>
    public static DataFolder? TryTake(string path)
    {
        Directory.CreateDirectory(Path.Combine(path, "db"));
        return FileLock.TryTake(Path.Combine(path, "owner.lock")) is { } taken ? new DataFolder(path, taken) : null;
    }

    /// <summary>Ends a server that a dead owner left on the folder, and puts the last log aside.</summary>
    public async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        if (ServerRecord.TryRead(_record)?.Server is { } orphan)
        {
            await orphan.KillAsync(cancellationToken);
        }

        if (File.Exists(Log))
        {
            File.Move(Log, Log + ".1", overwrite: true);
        }
    }

    /// <summary>Remembers which server runs on the folder.</summary>
    public void Remember(ProcessIdentity? server, int port) => new ServerRecord(ProcessIdentity.Current, server, port).Write(_record);

    /// <summary>Lets the folder go.</summary>
    public void Dispose() => _lock.Dispose();

    private static string RecordOf(string path) => Path.Combine(path, "server.json");

    private static EmbeddedMongoException Busy(string path)
    {
        var holder = ServerRecord.TryRead(RecordOf(path));
        var who = holder is { Port: > 0 } ? $"process {holder.Owner.Pid}, whose MongoDB listens on port {holder.Port}" : "another process";
        return new EmbeddedMongoException($"The data folder {path} is in use by {who}: end that one first, or choose another folder (QEYAFA_DATA).");
    }
}
