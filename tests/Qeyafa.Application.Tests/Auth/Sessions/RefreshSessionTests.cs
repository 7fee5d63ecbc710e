using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Notifications;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Auth.Sessions;

public sealed class RefreshSessionTests
{
    private readonly IdentityBench _bench = new();

    [Test]
    public async Task Requirement16_CurrentToken_Rotates()
    {
        var first = await SignInAsync();
        var second = (await RefreshAsync(first)).Value;
        var third = (await RefreshAsync(second)).Value;

        new[] { first.RefreshToken, second.RefreshToken, third.RefreshToken }.ShouldBeUnique();
        _bench.Issued.Select(token => token.Session).Distinct().Count().ShouldBe(1);
        (third.ExpiresIn, third.RefreshExpiresIn).ShouldBe((900, 7 * 24 * 3600));
        _bench.Audit.Entries.ShouldBeEmpty();
    }

    [Test]
    public async Task Requirement16_UsedToken_WithinTheGrace_GetsTheSamePairAgain()
    {
        var first = await SignInAsync();
        var second = (await RefreshAsync(first)).Value;

        _bench.Now += TimeSpan.FromSeconds(6);
        (await RefreshAsync(first)).Value.ShouldBe(second);
        _bench.Now += TimeSpan.FromSeconds(4);
        (await RefreshAsync(first)).Value.ShouldBe(second);
        (await RefreshAsync(second)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task Requirement16_UsedToken_AfterTheGrace_EndsTheSession_HoweverOftenItWasRepeatedWithin()
    {
        var first = await SignInAsync();
        var second = (await RefreshAsync(first)).Value;
        _bench.Now += TimeSpan.FromSeconds(6);
        await RefreshAsync(first);
        _bench.Now += TimeSpan.FromSeconds(6);

        await ShouldAlarmAsync(first);
        (await RefreshAsync(second)).Error.ShouldBe(AuthErrors.InvalidRefreshToken);
    }

    [Test]
    public async Task Requirement16_UsedToken_WhoseSuccessorWasUsed_EndsTheSession()
    {
        var first = await SignInAsync();
        await RefreshAsync((await RefreshAsync(first)).Value);

        await ShouldAlarmAsync(first);
    }

    [Test]
    public async Task AlarmOfAnAccountWithoutEmail_SendsNothing()
    {
        var id = EntityId.New(DateTimeOffset.UnixEpoch);
        _bench.Users.Put(new UserSnapshot { Id = id, PhoneNumber = PhoneNumber.FromStored("+2348012345678"), Status = UserStatus.Active, Roles = ["customer"], CreatedAt = _bench.Now, UpdatedAt = _bench.Now });
        var first = await AdmitAsync(id);
        await RefreshAsync((await RefreshAsync(first)).Value);

        (await RefreshAsync(first)).IsSuccess.ShouldBeFalse();

        _bench.Audit.Entries.Count.ShouldBe(1);
        _bench.Sent.ShouldBeEmpty();
    }

    [Test]
    public async Task Requirement14_Session_NotRefreshedForAWeek_IsOver()
    {
        var first = await SignInAsync();
        _bench.Now += TimeSpan.FromDays(7);
        (await RefreshAsync(first)).Error.ShouldBe(AuthErrors.InvalidRefreshToken);
        _bench.Audit.Entries.ShouldBeEmpty();
    }

    [Test]
    public async Task Requirement14_Session_RefreshedDaily_EndsAfterThirtyDays()
    {
        var tokens = await SignInAsync();
        for (var day = 1; day < 30; day++)
        {
            _bench.Now += TimeSpan.FromDays(1);
            tokens = (await RefreshAsync(tokens)).Value;
            tokens.RefreshExpiresIn.ShouldBe(Math.Min(7, 30 - day) * 24 * 3600);
        }

        _bench.Now += TimeSpan.FromDays(1);
        (await RefreshAsync(tokens)).Error.ShouldBe(AuthErrors.InvalidRefreshToken);
    }

    [TestCase(UserStatus.Suspended)]
    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.Pending)]
    public async Task Requirement18_AccountThatMayNotAct_LosesTheSession(UserStatus status)
    {
        var first = await SignInAsync();
        _bench.Users.Put(_bench.Users.Stored(_bench.Issued[0].User) with { Status = status });

        (await RefreshAsync(first)).Error.ShouldBe(AuthErrors.InvalidRefreshToken);

        _bench.Sessions.Stored(_bench.Issued[0].Session).IsActive.ShouldBeFalse();
    }

    [Test]
    public async Task SessionThatEndsInBetween_IsOver()
    {
        var first = await SignInAsync();
        var session = _bench.Issued[0].Session;
        _bench.Sessions.BeforeChange = () =>
        {
            _bench.Sessions.BeforeChange = null;
            _bench.Sessions.EndAsync(_bench.Issued[0].User, session, onlyAt: null, CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
        };

        (await RefreshAsync(first)).Error.ShouldBe(AuthErrors.InvalidRefreshToken);
    }

    [Test]
    public async Task Requirement17_TokenUsedBySomebodyElseInBetween_GetsTheirPair()
    {
        var first = await SignInAsync();
        Result<TokensDto> theirs = AuthErrors.InvalidRefreshToken;
        _bench.Sessions.BeforeChange = () =>
        {
            _bench.Sessions.BeforeChange = null;
            theirs = RefreshAsync(first).GetAwaiter().GetResult();
        };

        (await RefreshAsync(first)).Value.ShouldBe(theirs.Value);
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{\"$gt\":\"\"}")]
    public async Task Requirement15_WhatWeDidNotIssue_IsRefusedWithoutALookAtTheDatabase(string text)
    {
        await SignInAsync();
        var (users, sessions) = (_bench.Users.Lookups, _bench.Sessions.Lookups);

        (await _bench.SendAsync(new RefreshSession(new Secret(text)))).Error.ShouldBe(AuthErrors.InvalidRefreshToken);

        (_bench.Users.Lookups, _bench.Sessions.Lookups).ShouldBe((users, sessions));
    }

    [Test]
    public async Task TokenOfASessionThatIsGone_IsRefusedAlike() =>
        (await _bench.SendAsync(new RefreshSession(new Secret("refresh 000000000000000000000000 000000000000000000000000 x")))).Error.ShouldBe(AuthErrors.InvalidRefreshToken);

    private async Task<TokensDto> SignInAsync() => await AdmitAsync(_bench.Store("asha@example.com"));

    private async Task<TokensDto> AdmitAsync(EntityId id) => (await _bench.AdmitAsync((await _bench.Users.FindAsync(id, CancellationToken.None))!)).Tokens;

    private async Task<Result<TokensDto>> RefreshAsync(TokensDto tokens) =>
        (await _bench.SendAsync(new RefreshSession(new Secret(tokens.RefreshToken)))).Map(refreshed => refreshed.Tokens);

    private async Task ShouldAlarmAsync(TokensDto reused)
    {
        (await RefreshAsync(reused)).Error.ShouldBe(AuthErrors.InvalidRefreshToken);
        var (user, session) = _bench.Issued[0];
        _bench.Sessions.Stored(session).IsActive.ShouldBeFalse();
        var entry = _bench.Audit.Entries.ShouldHaveSingleItem();
        (entry.Action, entry.Outcome, entry.Subject, entry.Session).ShouldBe((AuditActions.RefreshReused, AuditOutcome.Denied, user, session));
        var mail = _bench.Sent.ShouldHaveSingleItem();
        (mail.Channel, mail.To, mail.UserId).ShouldBe((OutboxChannel.Email, "asha@example.com", user));
        mail.Text.Reveal().ShouldContain("Firefox");
    }
}
