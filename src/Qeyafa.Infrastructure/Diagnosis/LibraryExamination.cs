using System.Diagnostics;
using System.Text.RegularExpressions;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures.Studio;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether the libraries that a machine must have are there and new enough.</summary>
internal sealed partial class LibraryExamination(Machine machine) : IExamination
{
    private static readonly Version LeastVips = new(8, 13);
    private static readonly Version LeastMongoc = new(1, 23);

    public string Name => "libraries";

    public bool NeedsDatabase => false;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var mongoc = MongoLibrary.Version;
        if (mongoc is null || mongoc < LeastMongoc)
        {
            findings.Add(Finding.Error("mongoc_old", $"libmongoc is {mongoc?.ToString() ?? "not installed"}; {LeastMongoc} or later is needed.", "apt-get install libmongoc-1.0-0 libbson-1.0-0"));
        }

        if (machine.FindProgram(Vips.Program) is not { } program || machine.FindProgram(Vips.HeaderProgram) is null)
        {
            findings.Add(Finding.Error("vips_missing", "libvips is not installed (no vips and vipsheader on PATH): uploads of pictures are answered 503.", "apt-get install --no-install-recommends libvips-tools"));
            return new Seen("", findings);
        }

        var vips = await VersionOfAsync(program, cancellationToken);
        if (vips < LeastVips)
        {
            findings.Add(Finding.Error("vips_old", $"libvips is {vips}; {LeastVips} or later is needed.", "apt-get install --no-install-recommends libvips-tools, from a newer Debian where this one has none."));
        }

        return new Seen($"libmongoc {mongoc} and libvips {vips}.", findings);
    }

    private static async Task<Version> VersionOfAsync(string program, CancellationToken cancellationToken)
    {
        var start = Programs.Silent(program);
        start.ArgumentList.Add("--version");
        using var process = Process.Start(start)!;
        try
        {
            var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            return Number().Match(text) is { Success: true } found ? Version.Parse(found.Value) : new Version(0, 0);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
