using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Infrastructure.Pictures.Studio;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Pictures;

[Parallelizable(ParallelScope.All)]
[Platform("Linux")]
public sealed class LimitedChildTests
{
    private static readonly ChildLimits Ample = new(TimeSpan.FromSeconds(60), 1L << 30, 1 << 20);

    [Test]
    public async Task ChildThatTakesTooLong_IsKilled()
    {
        var outcome = await RunAsync("sleep", ["60"], Ample with { Time = TimeSpan.FromMilliseconds(200) });

        (outcome.TimedOut, outcome.ExitCode).ShouldBe((true, 128 + 9));
    }

    [Test]
    public async Task Cancelling_KillsTheChild()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync("sleep", ["60"], Ample, stop.Token));
    }

    [Test]
    public async Task ChildThatWritesTooLargeAFile_IsStopped()
    {
        var outcome = await RunAsync("dd", ["if=/dev/zero", "of=large", "bs=65536", "count=64"], Ample);

        outcome.ExitCode.ShouldNotBe(0);
    }

    [Test]
    public async Task Environment_HoldsNothingOfOurs()
    {
        var outcome = await RunAsync("env", [], Ample);

        outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["LC_ALL=C"]);
    }

    [Test]
    public async Task MuchOutput_IsReadToItsEnd_AndKeptInPart()
    {
        var outcome = await RunAsync("seq", ["1000000"], Ample);

        (outcome.ExitCode, outcome.Output.Length).ShouldBe((0, 64 * 1024));
    }

    [Test]
    public async Task ArgumentsGoThrough_WithoutAShell()
    {
        var outcome = await RunAsync("echo", ["$(id)", "; id", "a b"], Ample);

        outcome.Output.ShouldBe("$(id) ; id a b\n");
    }

    [Test]
    public async Task Child_GainsNoPrivileges()
    {
        var outcome = await RunAsync("grep", ["NoNewPrivs", "/proc/self/status"], Ample);

        outcome.Output.ShouldBe("NoNewPrivs:\t1\n");
    }

    [Test]
    public async Task Child_OfAProcessThatIsKilled_EndsWithIt()
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-child-");
        try
        {
            using var owner = ChildOwnerProgram.Start(folder.FullName);
            var file = Path.Combine(folder.FullName, "pid");
            await Eventually.HoldsAsync(() => File.Exists(file), "the child runs");
            var child = $"/proc/{(await File.ReadAllTextAsync(file)).Trim()}/cmdline";
            (await IsAtWorkAsync()).ShouldBeTrue();

            owner.Kill();

            await Eventually.HoldsAsync(async () => !await IsAtWorkAsync(), "the child has ended");

            // What has ended and was not waited for has no command line any more, and then no file either, be it open already.
            async Task<bool> IsAtWorkAsync()
            {
                try
                {
                    return (await File.ReadAllTextAsync(child)).Contains("sleep", StringComparison.Ordinal);
                }
                catch (IOException)
                {
                    return false;
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ChildOutcome> RunAsync(string program, string[] arguments, ChildLimits limits, CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-child-");
        try
        {
            return await LimitedChild.RunAsync(Programs.Find(program)!, arguments, new Dictionary<string, string> { ["LC_ALL"] = "C" }, folder.FullName, limits, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
