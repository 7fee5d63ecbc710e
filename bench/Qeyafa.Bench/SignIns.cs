using System.Diagnostics;
using Qeyafa.Domain.Common;

namespace Qeyafa.Bench;

/// <summary>Sign-ins by password, a different person each time.</summary>
internal sealed class SignIns(ApiClient api, EntityId[] people)
{
    public async Task<Sample> RunAsync(int clients, TimeSpan time, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var refused = 0L;
        var latencies = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            var mine = new List<double>();
            while (clock.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                if (await api.SignInAsync(people[Random.Shared.Next(people.Length)], cancellationToken) is null)
                {
                    Interlocked.Increment(ref refused);
                }

                mine.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }

            return mine;
        }));
        return Sample.Of([.. latencies.SelectMany(mine => mine)], clock.Elapsed.TotalSeconds, refused);
    }
}
