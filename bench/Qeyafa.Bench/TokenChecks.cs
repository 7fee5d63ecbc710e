using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security.Sessions;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Bench;

/// <summary>What checking an access token costs within the process, on one thread.</summary>
internal static class TokenChecks
{
    private const int People = 1000;

    public static void Run(TimeSpan time)
    {
        var keys = new ConfiguredSigningKeys(SigningKey.Generate());
        var remembering = Tokens(keys, remembered: 50_000);
        var forgetting = Tokens(keys, remembered: 0);
        var gate = new SessionGate(new EverybodyLives(), new SessionEpochs(), Options.Create(new SessionOptions { Trusted = TimeSpan.FromMinutes(1) }), TimeProvider.System);
        var issued = Enumerable.Range(0, People).Select(_ => NewToken(remembering)).ToArray();

        Console.WriteLine("| check | a second | µs each |\n|---|---|---|");
        Measure("token seen before", time, n => remembering.Verify(issued[n % People].Token) is not null);
        Measure("token not seen before (its signature)", time, n => forgetting.Verify(issued[n % People].Token) is not null);
        Measure("its session, known", time, n => IsKnown(gate, issued[n % People].User, issued[n % People].Session));
    }

    private static void Measure(string what, TimeSpan time, Func<int, bool> check)
    {
        for (var n = 0; n < 2 * People; n++)
        {
            check(n);
        }

        var (done, clock) = (0, Stopwatch.StartNew());
        while (clock.Elapsed < time)
        {
            for (var n = 0; n < People; n++)
            {
                if (!check(n))
                {
                    throw new InvalidOperationException($"A check failed: {what}.");
                }
            }

            done += People;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {done / clock.Elapsed.TotalSeconds:F0} | {clock.Elapsed.TotalMicroseconds / done:F2} |"));
    }

    private static bool IsKnown(SessionGate gate, EntityId user, EntityId session)
    {
        var answer = gate.AdmitsAsync(user, session, CancellationToken.None);
        return answer.IsCompletedSuccessfully && answer.Result;
    }

    private static AccessTokens Tokens(ISigningKeys keys, int remembered)
    {
        var options = Options.Create(new TokenOptions { RememberedTokens = remembered });
        return new AccessTokens(keys, new VerifiedTokens(options), options, TimeProvider.System);
    }

    private static (string Token, EntityId User, EntityId Session) NewToken(AccessTokens tokens)
    {
        var (user, session) = (EntityId.New(DateTimeOffset.UtcNow), EntityId.New(DateTimeOffset.UtcNow));
        return (tokens.Issue(user, session).Value, user, session);
    }

    private sealed class EverybodyLives : ISessionLookup
    {
        public Task<DateTimeOffset?> LiveUntilAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(DateTimeOffset.UtcNow.AddDays(1));
    }
}
