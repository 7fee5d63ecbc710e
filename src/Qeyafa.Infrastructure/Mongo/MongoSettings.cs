using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Which database is used, as the environment says.</summary>
/// <param name="Url">The connection string; null for the embedded server.</param>
/// <param name="DatabaseName">The database's name.</param>
/// <param name="DataFolder">Where the embedded server keeps its data.</param>
internal sealed record MongoSettings(string? Url, string DatabaseName, string DataFolder)
{
    private const int NameBytes = 63;
    private static readonly string[] Schemes = ["mongodb://", "mongodb+srv://"];

    /// <summary>Reads and checks the settings. The names are looked up in order; in Production those that end in _PROD come first.</summary>
    /// <exception cref="SettingException">A setting is wrong, or one that has no default is missing.</exception>
    public static MongoSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        string[] urlNames = ["MONGODB_URL", "MONGODB_URI"];
        string[] databaseNames = ["DATABASE_NAME", "MONGODB_DATABASE"];
        if (environment.IsProduction())
        {
            urlNames = ["MONGODB_URI_PROD", .. urlNames];
            databaseNames = ["MONGODB_DATABASE_PROD", .. databaseNames];
        }

        var (urlName, url) = First(configuration, urlNames);
        if (url is null && !environment.IsDevelopment())
        {
            throw new SettingException(
                $"{(environment.IsProduction() ? "MONGODB_URI_PROD (or MONGODB_URL)" : "MONGODB_URL")} is not set, and only Development starts a server of its own: "
                + "set it to the connection string of a MongoDB replica set, such as mongodb://host:27017/?replicaSet=rs0.");
        }

        if (url is not null && !IsConnectionString(url))
        {
            throw new SettingException($"{urlName} is not a MongoDB connection string: set it to one that starts with mongodb:// or mongodb+srv:// and names a host.");
        }

        var (databaseName, database) = First(configuration, databaseNames);
        if (database is not null && !IsDatabaseName(database))
        {
            throw new SettingException($"{databaseName} is not a database name: set it to at most {NameBytes} bytes, none of them a space, a control character or one of /\\.\"$*<>:|?.");
        }

        var data = configuration["QEYAFA_DATA"] is { Length: > 0 } folder ? folder : "data";
        return new MongoSettings(url, database ?? "qeyafa_db", Path.GetFullPath(Path.Combine(data, "mongo")));
    }

    /// <summary>Everything but the connection string, which may hold a password.</summary>
    public override string ToString() => $"{DatabaseName} on {(Url is null ? "the embedded server" : "the configured server")}";

    private static (string? Name, string? Value) First(IConfiguration configuration, string[] names)
    {
        var name = Array.Find(names, candidate => !string.IsNullOrWhiteSpace(configuration[candidate]));
        return name is null ? (null, null) : (name, configuration[name]!.Trim());
    }

    private static bool IsConnectionString(string url) =>
        Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.Ordinal) && url.Length > scheme.Length && url[scheme.Length] != '/');

    private static bool IsDatabaseName(string name) =>
        Encoding.UTF8.GetByteCount(name) <= NameBytes && !name.Any(letter => char.IsControl(letter) || " /\\.\"$*<>:|?".Contains(letter, StringComparison.Ordinal));
}
