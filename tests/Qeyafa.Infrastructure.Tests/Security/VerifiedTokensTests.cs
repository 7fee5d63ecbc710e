using System.Security.Claims;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class VerifiedTokensTests
{
    [Test]
    public void Token_VerifiedTwice_IsTheSamePrincipal()
    {
        var bench = new TokenBench();
        var token = bench.Issue();
        bench.Verify(token).ShouldBeSameAs(bench.Verify(token));
    }

    [Test]
    public void Token_WithNothingRemembered_IsVerifiedAnew()
    {
        var bench = new TokenBench(rememberedTokens: 0);
        var token = bench.Issue();
        bench.Verify(token).ShouldNotBeSameAs(bench.Verify(token));
    }

    [Test]
    public void Entry_AtTheTokensEnd_IsNoLongerGood()
    {
        var bench = new TokenBench();
        var verified = new VerifiedTokens(Options.Create(new TokenOptions()));
        var hash = TokenHash.Of("token");
        verified.Remember(hash, new VerifiedTokens.Entry(new ClaimsPrincipal(), 1000, bench.Current));
        verified.Find(hash, 999, bench).ShouldNotBeNull();
        verified.Find(hash, 1000, bench).ShouldBeNull();
    }

    [Test]
    public void Token_WithinTheSkewAfterItsEnd_IsNotRemembered()
    {
        var bench = new TokenBench();
        var token = bench.Issue();
        bench.Clock.Advance(TimeSpan.FromSeconds(910));
        bench.Verify(token).ShouldNotBeSameAs(bench.Verify(token));
    }

    [Test]
    public void Entries_BeyondTheirNumber_AreForgottenButNotThoseInUse()
    {
        var bench = new TokenBench();
        var verified = new VerifiedTokens(Options.Create(new TokenOptions { RememberedTokens = 100 }));
        var entry = new VerifiedTokens.Entry(new ClaimsPrincipal(), 1000, bench.Current);
        var (inUse, idle) = (TokenHash.Of("in use"), TokenHash.Of("idle"));
        verified.Remember(inUse, entry);
        verified.Remember(idle, entry);
        for (var number = 0; number < 1000; number++)
        {
            verified.Remember(TokenHash.Of($"{number}"), entry);
            verified.Find(inUse, 0, bench).ShouldNotBeNull();
        }

        verified.Find(idle, 0, bench).ShouldBeNull();
        Enumerable.Range(0, 1000).Count(number => verified.Find(TokenHash.Of($"{number}"), 0, bench) is not null).ShouldBeLessThanOrEqualTo(100);
    }

    [Test]
    public void Entries_OfManyThreads_StayBounded()
    {
        var bench = new TokenBench();
        var verified = new VerifiedTokens(Options.Create(new TokenOptions { RememberedTokens = 100 }));
        var entry = new VerifiedTokens.Entry(new ClaimsPrincipal(), 1000, bench.Current);
        Parallel.For(0, 20_000, number => verified.Remember(TokenHash.Of($"{number}"), entry));
        Enumerable.Range(0, 20_000).Count(number => verified.Find(TokenHash.Of($"{number}"), 0, bench) is not null).ShouldBeLessThanOrEqualTo(200);
    }
}
