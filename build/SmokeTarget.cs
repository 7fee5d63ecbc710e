using Qeyafa.Build.Smoke;

namespace Qeyafa.Build;

/// <summary>Tries every flow of a deployed API over HTTP (docs/staging.md).</summary>
internal static class SmokeTarget
{
    /// <summary>The environment variable with the administrator's password: an argument would stand in the list of processes.</summary>
    public const string PasswordVariable = "SMOKE_ADMIN_PASSWORD";

    /// <summary>Tries the flows.</summary>
    /// <returns>0 where everything that could be tried passed, else 1.</returns>
    public static async Task<int> RunAsync(SmokeOptions options, TextWriter words)
    {
        var report = new SmokeReport(words);
        using (var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = options.Address, Timeout = options.Patience })
        {
            await new SmokeRun(options, http, report).RunAsync();
        }

        report.Conclude();
        if (options.JUnitFile is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await using var target = File.Create(file);
            await report.ToJUnit().SaveAsync(target, System.Xml.Linq.SaveOptions.None, CancellationToken.None);
        }

        return report.HasPassed ? 0 : 1;
    }

    /// <summary>The options of a command line.</summary>
    /// <exception cref="BuildException">Something is wrong with them.</exception>
    public static SmokeOptions OptionsOf(string url, bool needsOutbox, string? adminEmail, string? junit)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery is not "/")
        {
            throw new BuildException($"{url} is not the address of an API, such as https://staging.example.com");
        }

        var password = Environment.GetEnvironmentVariable(PasswordVariable);
        return adminEmail is not null && string.IsNullOrEmpty(password)
            ? throw new BuildException($"Put the password of {adminEmail} into the environment variable {PasswordVariable}.")
            : new SmokeOptions(address) { NeedsOutbox = needsOutbox, AdminEmail = adminEmail, AdminPassword = password, JUnitFile = junit };
    }
}
