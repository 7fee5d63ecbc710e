using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Auth.Sessions;

public sealed class SessionTests
{
    private readonly IdentityBench _bench = new();

    [Test]
    public async Task SignIn_BeginsASession_WithDeviceAddressAndItsEnds()
    {
        await SignInAsync();

        var session = _bench.Sessions.Stored(_bench.Issued[0].Session);

        (session.DeviceInfo, session.IpAddress, session.IsActive).ShouldBe(("Firefox", "203.0.113.7", true));
        (session.AuthenticatedAt, session.ExpiresAt, session.AbsoluteEnd).ShouldBe((_bench.Now, _bench.Now.AddDays(7), _bench.Now.AddDays(30)));
    }

    [Test]
    public async Task SignIn_BeyondTheMost_EndsTheOldest()
    {
        for (var time = 0; time < 22; time++)
        {
            await SignInAsync();
        }

        _bench.Issued.Select(token => _bench.Sessions.Stored(token.Session).IsActive).ShouldBe([false, false, .. Enumerable.Repeat(true, 20)]);
    }

    [Test]
    public async Task SignIn_OfAnAccountWhoseCredentialsHaveJustChanged_BeginsNothing()
    {
        var id = _bench.Store("asha@example.com");
        var user = (await _bench.Users.FindAsync(id, CancellationToken.None))!;
        _bench.Users.Put(_bench.Users.Stored(id) with { SecurityStamp = "another" });

        await Should.ThrowAsync<DependencyUnavailableException>(() => _bench.AdmitAsync(user));

        (await _bench.Sessions.CountLiveAsync(id, CancellationToken.None)).ShouldBe(0);
    }

    [Test]
    public async Task List_ShowsOwnLiveSessions_NewestFirst_PageByPage()
    {
        for (var time = 0; time < 5; time++)
        {
            await SignInAsync();
        }

        var mine = _bench.Issued.Select(token => token.Session).Reverse().ToArray();
        _bench.Store("other@example.com");
        await SignInAsync("other@example.com");
        (_bench.UserId, _bench.SessionId) = (_bench.Issued[0].User, mine[3]);
        await _bench.SendAsync(new EndSession(mine[1]));

        var first = (await _bench.SendAsync(new ListSessions(new PageRequest(Limit: 2, IncludeTotal: true)))).Value;
        var second = (await _bench.SendAsync(new ListSessions(new PageRequest(Limit: 2, Cursor: first.NextCursor)))).Value;

        first.Items.Select(session => session.Id).ShouldBe([mine[0], mine[2]]);
        second.Items.Select(session => session.Id).ShouldBe([mine[3], mine[4]]);
        second.Items.Select(session => session.Current).ShouldBe([true, false]);
        (first.Total, second.NextCursor).ShouldBe((4, null));
        (await _bench.SendAsync(new ListSessions(new PageRequest(Cursor: "nonsense")))).Error!.Kind.ShouldBe(ErrorKind.Malformed);
    }

    [Test]
    public async Task End_OfOwnSession_IsAudited_AndOfAnyOtherNotFound()
    {
        await SignInAsync();
        var theirs = _bench.Issued[0].Session;
        _bench.Store("other@example.com");
        await SignInAsync("other@example.com");
        var mine = _bench.Issued[1].Session;

        (await _bench.SendAsync(new EndSession(theirs))).Error.ShouldBe(Error.NotFound);
        (await _bench.SendAsync(new EndSession(EntityId.New(_bench.Now)))).Error.ShouldBe(Error.NotFound);
        (await _bench.SendAsync(new EndSession(mine))).IsSuccess.ShouldBeTrue();
        (await _bench.SendAsync(new EndSession(mine))).Error.ShouldBe(Error.NotFound);

        _bench.Sessions.Stored(theirs).IsActive.ShouldBeTrue();
        _bench.Audit.Entries.Select(entry => (entry.Action, entry.Session)).ShouldBe([(AuditActions.SessionsRevoked, mine)]);
    }

    [Test]
    public async Task SignOut_EndsTheCallersSession_AndTheRefreshTokens_AndIsNoFailureTwice()
    {
        await SignInAsync();
        var other = await SignInAsync();
        _bench.SessionId = _bench.Issued[0].Session;

        (await _bench.SendAsync(new SignOut(new Secret(other.RefreshToken)))).IsSuccess.ShouldBeTrue();
        (await _bench.SendAsync(new SignOut(new Secret(other.RefreshToken)))).IsSuccess.ShouldBeTrue();

        _bench.Issued.ShouldAllBe(token => !_bench.Sessions.Stored(token.Session).IsActive);
        _bench.Audit.Entries.Select(entry => entry.Action).ShouldBe([AuditActions.SignOut, AuditActions.SignOut]);
    }

    [Test]
    public async Task SignOut_ByNobodyWithAGarbledToken_DoesNothing()
    {
        await SignInAsync();
        (_bench.UserId, _bench.SessionId) = (null, null);

        (await _bench.SendAsync(new SignOut(new Secret("garbled")))).IsSuccess.ShouldBeTrue();

        _bench.Sessions.Stored(_bench.Issued[0].Session).IsActive.ShouldBeTrue();
        _bench.Audit.Entries.ShouldBeEmpty();
    }

    [Test]
    public async Task SignOutEverywhere_EndsAllOfTheCallersAndNobodyElses()
    {
        await SignInAsync();
        _bench.Store("other@example.com");
        await SignInAsync("other@example.com");
        await SignInAsync("other@example.com");

        (await _bench.SendAsync(new SignOutEverywhere())).IsSuccess.ShouldBeTrue();

        _bench.Issued.Select(token => _bench.Sessions.Stored(token.Session).IsActive).ShouldBe([true, false, false]);
        _bench.Audit.Entries.Single().Action.ShouldBe(AuditActions.SessionsRevoked);
    }

    [Test]
    public async Task AuthenticatedAt_IsTheSignIns_AsLongAsTheSessionLives()
    {
        await SignInAsync();
        var (user, session) = _bench.Issued[0];
        var signedInAt = _bench.Now;
        _bench.Now += TimeSpan.FromDays(1);

        (await _bench.Sessions.AuthenticatedAtAsync(user, session, CancellationToken.None)).ShouldBe(signedInAt);
        await _bench.Sessions.EndAllAsync(user, keep: null, CancellationToken.None);
        (await _bench.Sessions.AuthenticatedAtAsync(user, session, CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>Signs an account in, and makes its owner the caller.</summary>
    private async Task<TokensDto> SignInAsync(string email = "asha@example.com")
    {
        var user = await _bench.Users.FindByEmailAsync(EmailAddress.Parse(email), CancellationToken.None);
        user ??= (await _bench.Users.FindAsync(_bench.Store(email), CancellationToken.None))!;
        var signedIn = await _bench.AdmitAsync(user);
        (_bench.UserId, _bench.SessionId) = (_bench.Issued[^1].User, _bench.Issued[^1].Session);
        return signedIn.Tokens;
    }
}
