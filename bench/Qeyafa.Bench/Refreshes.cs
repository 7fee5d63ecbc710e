using System.Collections.Concurrent;
using System.Diagnostics;
using Qeyafa.Domain.Common;

namespace Qeyafa.Bench;

/// <summary>
/// Sessions that refresh side by side, each from several tabs at once: all tabs of one token must be answered the same pair, no pair may come a second time,
/// and no session may be taken for stolen.
/// </summary>
internal sealed class Refreshes
{
    private readonly ApiClient _api;
    private readonly Pair[] _newest;
    private readonly ConcurrentDictionary<string, bool> _issued = new();
    private int _forks;
    private int _doubles;
    private int _refused;

    private Refreshes(ApiClient api, Pair[] first)
    {
        (_api, _newest) = (api, first);
        foreach (var pair in first)
        {
            _issued.TryAdd(pair.RefreshToken, true);
        }
    }

    /// <summary>Signs people in, one session each; a hash's time each.</summary>
    public static async Task<Refreshes> BeginAsync(ApiClient api, IEnumerable<EntityId> people, CancellationToken cancellationToken)
    {
        var pairs = new List<Pair>();
        foreach (var person in people)
        {
            pairs.Add(await api.SignInAsync(person, cancellationToken) ?? throw new InvalidOperationException("A prepared person could not sign in: prepare the database, then start the API on it."));
        }

        return new Refreshes(api, [.. pairs]);
    }

    public async Task<Sample> RunAsync(int count, int tabs, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var left = count;
        var latencies = await Task.WhenAll(Enumerable.Range(0, _newest.Length).Select(async session =>
        {
            var mine = new List<double>();
            while (Interlocked.Add(ref left, -tabs) > -tabs)
            {
                mine.AddRange(await RoundAsync(session, tabs, cancellationToken));
            }

            return mine;
        }));
        return Sample.Of([.. latencies.SelectMany(mine => mine)], clock.Elapsed.TotalSeconds, _refused);
    }

    /// <summary>Says what was found; 0 where all was well.</summary>
    public async Task<int> VerdictAsync(CancellationToken cancellationToken)
    {
        var lost = 0;
        foreach (var pair in _newest)
        {
            lost += await _api.IsAdmittedAsync(pair.AccessToken, cancellationToken) ? 0 : 1;
        }

        Console.WriteLine($"{_issued.Count} pairs for {_newest.Length} sessions: {_doubles} issued twice, {_forks} forks, {_refused} refused, {lost} sessions lost");
        return _doubles + _forks + _refused + lost == 0 ? 0 : 1;
    }

    private async Task<IEnumerable<double>> RoundAsync(int session, int tabs, CancellationToken cancellationToken)
    {
        var token = _newest[session].RefreshToken;
        var answers = await Task.WhenAll(Enumerable.Range(0, tabs).Select(async _ =>
        {
            var start = Stopwatch.GetTimestamp();
            var pair = await _api.RefreshAsync(token, cancellationToken);
            return (Pair: pair, Time: Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }));
        var pairs = answers.Select(answer => answer.Pair).OfType<Pair>().Distinct().ToArray();
        Interlocked.Add(ref _refused, answers.Count(answer => answer.Pair is null));
        Interlocked.Add(ref _forks, Math.Max(0, pairs.Length - 1));
        if (pairs.Length > 0)
        {
            Interlocked.Add(ref _doubles, _issued.TryAdd(pairs[0].RefreshToken, true) ? 0 : 1);
            _newest[session] = pairs[0];
        }

        return answers.Select(answer => answer.Time);
    }
}
