namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>Where downloaded and derived files are kept between runs: outside the work tree, once per user.</summary>
internal static class CacheFolder
{
    public const string Setting = "QEYAFA_CACHE";

    /// <summary><c>QEYAFA_CACHE</c>, else <c>XDG_CACHE_HOME/qeyafa</c>, else <c>~/.cache/qeyafa</c> (on Windows the local application data).</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } configured)
        {
            return Path.GetFullPath(configured);
        }

        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } shared && Path.IsPathRooted(shared))
        {
            return Path.Combine(shared, "qeyafa");
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "qeyafa");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, ".cache", "qeyafa")
            : throw new EmbeddedMongoException($"There is no home folder to keep the portable MongoDB server in: set {Setting} to a folder.");
    }
}
