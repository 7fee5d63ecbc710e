using System.Diagnostics;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>Waits for something that happens by itself.</summary>
internal static class Eventually
{
    public static async Task BeTrueAsync(Func<Task<bool>> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(3))
                throw new AssertionException($"Waited for: {what}.");
            await Task.Delay(20);
        }
    }

    public static Task BeTrueAsync(Func<bool> condition, string what) => BeTrueAsync(() => Task.FromResult(condition()), what);
}
