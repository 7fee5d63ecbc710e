using System.Diagnostics;
using System.Runtime.Versioning;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Deployment;

/// <summary>The built API as a container runs it: by a user without rights, from a folder that nobody may write to, in Production.</summary>
[SupportedOSPlatform("linux")]
internal sealed class UnprivilegedNode(TestDatabase database) : IDisposable
{
    private const string Nobody = "65534";
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _app = Directory.CreateTempSubdirectory("qeyafa-app-");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("qeyafa-data-");

    public Uri Address { get; } = new($"http://127.0.0.1:{LoopbackPort.Choose(0, 0)}");

    /// <summary>What lies in the API's folder.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFileSystemEntries(_app.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Copies the API, and takes away the right to write.</summary>
    public void Prepare()
    {
        var built = Path.Combine(WorkTree.Root, "src", "Qeyafa.Api", "bin", "Release", "net10.0");
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_app.FullName, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.SetUnixFileMode(copy, Readable);
        }

        foreach (var folder in Directory.EnumerateDirectories(_app.FullName, "*", SearchOption.AllDirectories).Append(_app.FullName))
        {
            File.SetUnixFileMode(folder, Readable);
        }

        File.SetUnixFileMode(_data.FullName, Readable | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
    }

    public Process Start(params ReadOnlySpan<string> command)
    {
        string[] identity = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--no-new-privs"] : [];
        string[] line = [.. identity, "dotnet", Path.Combine(_app.FullName, "Qeyafa.Api.dll"), .. command];
        var start = new ProcessStartInfo(line[0], line[1..]) { UseShellExecute = false, WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("MONGODB_URL");
        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose()
    {
        foreach (var folder in Directory.EnumerateDirectories(_app.FullName, "*", SearchOption.AllDirectories).Append(_app.FullName))
        {
            File.SetUnixFileMode(folder, Readable | UnixFileMode.UserWrite);
        }

        _app.Delete(recursive: true);
        _data.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = Address.ToString(),
        ["AllowedHosts"] = "api.example.com",
        ["MONGODB_URI_PROD"] = database.Url,
        ["MONGODB_DATABASE_PROD"] = database.Name,
        ["Security__MasterKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()),
        ["Storage__Kind"] = "files",
        ["Storage__Folder"] = Path.Combine(_data.FullName, "pictures"),
        ["Pictures__Scratch"] = Path.Combine(_data.FullName, "scratch"),
        ["HOME"] = _data.FullName,
        ["Pages__App"] = "true",
        ["Api__Limits__DrainSeconds"] = "15",
        ["Api__Limits__ShutdownSeconds"] = "120",
    };
}
