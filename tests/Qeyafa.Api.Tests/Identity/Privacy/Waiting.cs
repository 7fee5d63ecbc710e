using System.Diagnostics;

namespace Qeyafa.Api.Tests.Identity.Privacy;

/// <summary>Waits for what happens in the background.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), what);
            await Task.Delay(50);
        }
    }
}
