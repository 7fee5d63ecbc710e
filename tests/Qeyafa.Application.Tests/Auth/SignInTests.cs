using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Auth;

public sealed class SignInTests
{
    private readonly IdentityBench _bench = new();

    [TestCase("asha@example.com")]
    [TestCase("ASHA@Example.COM")]
    public async Task SignIn_WithTheRightPassword_AnswersTokens(string email)
    {
        var id = _bench.Store("asha@example.com");
        var signedIn = (await SignInAsync(email)).Value;
        (signedIn.User.Id, signedIn.User.LastLoginAt, signedIn.Tokens.ExpiresIn).ShouldBe((id, _bench.Now, 900));
        (_bench.Users.Stored(id).LastLoginAt, _bench.Users.Stored(id).Version).ShouldBe((_bench.Now, 1));
    }

    [Test]
    public async Task SignIns_OfOnePerson_AreSessionsOfTheirOwn()
    {
        _bench.Store("asha@example.com");
        await SignInAsync();
        await SignInAsync();
        _bench.Issued.Select(token => token.Session).Distinct().Count().ShouldBe(2);
        _bench.Issued.ShouldAllBe(token => token.Session != token.User);
    }

    [Test]
    public async Task SignIn_OfUnknownPasswordlessAndWrong_AreAnsweredAlikeAfterTheSameWork()
    {
        _bench.Store("asha@example.com");
        _bench.Store("phone@example.com", hash: null);
        _bench.Store("suspended@example.com", UserStatus.Suspended);
        _bench.Store("pending@example.com", UserStatus.Pending);
        string[] emails = ["asha@example.com", "phone@example.com", "suspended@example.com", "pending@example.com", "nobody@example.com", "no address", "{\"$gt\":\"\"}"];
        for (var index = 0; index < emails.Length; index++)
        {
            var error = (await SignInAsync(emails[index], "wrong password")).Error!;
            (error.Kind, error.Code).ShouldBe((ErrorKind.Unauthenticated, "invalid_credentials"));
            error.Members.ShouldBeEmpty();
            _bench.Passwords.Verifications.ShouldBe(index + 1);
        }

        _bench.Issued.ShouldBeEmpty();
    }

    [TestCase(UserStatus.Suspended, "account_suspended")]
    [TestCase(UserStatus.Inactive, "account_inactive")]
    [TestCase(UserStatus.Pending, "account_pending")]
    public async Task SignIn_ToAnAccountThatMayNotAct_IsToldAfterTheRightPassword(UserStatus status, string code)
    {
        var id = _bench.Store("asha@example.com", status);
        var error = (await SignInAsync()).Error!;
        (error.Kind, error.Code).ShouldBe((ErrorKind.Forbidden, code));
        _bench.Issued.ShouldBeEmpty();
        _bench.Users.Stored(id).LastLoginAt.ShouldBeNull();
    }

    [Test]
    public async Task SignIn_WithAWeakHash_StrengthensIt()
    {
        var id = _bench.Store("asha@example.com", hash: PlainPasswords.WeakPrefix + IdentityBench.Password);
        (await SignInAsync()).IsSuccess.ShouldBeTrue();
        var stored = _bench.Users.Stored(id);
        (stored.PasswordHash, stored.Version, stored.SecurityStamp, stored.LastLoginAt).ShouldBe((PlainPasswords.Prefix + IdentityBench.Password, 2, "stamp", _bench.Now));
        (await SignInAsync()).IsSuccess.ShouldBeTrue();
        _bench.Users.Stored(id).Version.ShouldBe(2);
    }

    [Test]
    public async Task SignIn_WithAWeakHashAndNoTimeToStrengthenIt_SucceedsAllTheSame()
    {
        var id = _bench.Store("asha@example.com", hash: PlainPasswords.WeakPrefix + IdentityBench.Password);
        _bench.Passwords.IsBusyHashing = true;
        (await SignInAsync()).IsSuccess.ShouldBeTrue();
        _bench.Users.Stored(id).Version.ShouldBe(1);

        _bench.Passwords.IsBusyHashing = false;
        _bench.Users.BeforeSave = () => _bench.Users.Put(_bench.Users.Stored(id) with { PasswordHash = "changed", Version = 9 });
        (await SignInAsync()).IsSuccess.ShouldBeTrue();
        (_bench.Users.Stored(id).PasswordHash, _bench.Users.Stored(id).Version).ShouldBe(("changed", 9));
    }

    [TestCase("asha.k")]
    [TestCase("Asha.K")]
    public async Task SignIn_WithTheUsername_AnswersTokens(string username)
    {
        var id = _bench.Store("asha@example.com", username: "asha.k");
        var signedIn = await _bench.SendAsync(new SignIn(Email: null, username, new Secret(IdentityBench.Password)));
        signedIn.Value.User.Id.ShouldBe(id);
        _bench.Gate.Failures.ShouldBeEmpty();
    }

    [Test]
    public async Task SignIn_WithEmailAndUsername_IsRefused() =>
        (await _bench.SendAsync(new SignIn("asha@example.com", "asha", new Secret("x")))).Error!.Members.Keys.ShouldBe(["email"]);

    [Test]
    public async Task Requirement09_UnknownPasswordlessAndSuspended_TakeTheSameSteps()
    {
        _bench.Store("asha@example.com");
        _bench.Store("phone@example.com", hash: null);
        _bench.Store("suspended@example.com", UserStatus.Suspended);
        var steps = new List<(int Lookups, int Counts, int Hashes, int Entries)>();
        foreach (var email in new[] { "asha@example.com", "phone@example.com", "suspended@example.com", "nobody@example.com" })
        {
            var before = (_bench.Users.Lookups, _bench.Gate.Asked, _bench.Passwords.Verifications + _bench.Passwords.Hashings, _bench.Audit.Entries.Count);
            await SignInAsync(email, "wrong password");
            steps.Add((_bench.Users.Lookups - before.Lookups, _bench.Gate.Asked - before.Asked, _bench.Passwords.Verifications + _bench.Passwords.Hashings - before.Item3, _bench.Audit.Entries.Count - before.Count));
        }

        steps.Distinct().ShouldBe([(1, 1, 1, 1)]);
    }

    [Test]
    public async Task Requirement08_LimitsComeBeforeHashing()
    {
        _bench.Store("asha@example.com");
        _bench.Gate.ClosedFor.Add("asha@example.com");
        var error = (await SignInAsync("ASHA@example.com")).Error!;
        (error.Kind, error.Code).ShouldBe((ErrorKind.TooMany, "too_many_attempts"));
        _bench.Passwords.Verifications.ShouldBe(0);
        _bench.Issued.ShouldBeEmpty();
    }

    [Test]
    public async Task Requirement11_WrongIsCounted_RightForgets_AndTheAccountStaysAsItIs()
    {
        var id = _bench.Store("asha@example.com");
        await SignInAsync("asha@example.com", "wrong password");
        await SignInAsync("ASHA@example.com", "wrong password");
        await SignInAsync("nobody@example.com", "wrong password");
        _bench.Gate.Failures.ShouldBe(new Dictionary<string, int> { ["Password:asha@example.com"] = 2, ["Password:nobody@example.com"] = 1 }, ignoreOrder: true);
        _bench.Users.Stored(id).Status.ShouldBe(UserStatus.Active);
        await SignInAsync();
        _bench.Gate.Failures.Keys.ShouldBe(["Password:nobody@example.com"]);
    }

    [Test]
    public async Task Requirement11_KnownDevice_HasACounterOfItsOwn()
    {
        var id = _bench.Store("asha@example.com");
        (await SignInAsync()).IsSuccess.ShouldBeTrue();
        var token = _bench.Devices.Given!;
        _bench.Gate.ClosedFor.Add("asha@example.com");
        (await SignInAsync()).IsSuccess.ShouldBeFalse();

        _bench.Devices.Presented = token;
        (await SignInAsync()).IsSuccess.ShouldBeTrue();
        _bench.Devices.Given.ShouldBe(token, "the device keeps its id");
        await SignInAsync("asha@example.com", "wrong password");
        _bench.Gate.Failures.Keys.ShouldBe([$"Password:{token}"]);

        _bench.Devices.Presented = $"{EntityId.New(_bench.Now)}/{EntityId.New(_bench.Now)}";
        (await SignInAsync()).Error!.Kind.ShouldBe(ErrorKind.TooMany, "a token of another account counts as none");
        _bench.Devices.Presented = "garbage";
        (await SignInAsync()).Error!.Kind.ShouldBe(ErrorKind.TooMany);
        id.ToString().ShouldBe(token.Split('/')[0]);
    }

    [Test]
    public async Task Requirement29_SignIns_AreAudited_WithoutTheIdentifier()
    {
        var id = _bench.Store("asha@example.com");
        var suspended = _bench.Store("suspended@example.com", UserStatus.Suspended);
        await SignInAsync();
        await SignInAsync("asha@example.com", "wrong password");
        await SignInAsync("nobody@example.com", "wrong password");
        await SignInAsync("suspended@example.com");
        _bench.Audit.SignIns.ShouldBe([new AuditEvent(AuditActions.SignIn, AuditOutcome.Success) { Actor = id, Subject = id, Session = _bench.Issued[0].Session }]);
        _bench.Audit.Entries.ShouldBe(
        [
            new AuditEvent(AuditActions.SignIn, AuditOutcome.Failure) { Subject = id, Detail = "invalid_credentials" },
            new AuditEvent(AuditActions.SignIn, AuditOutcome.Failure) { Detail = "invalid_credentials" },
            new AuditEvent(AuditActions.SignIn, AuditOutcome.Denied) { Actor = suspended, Subject = suspended, Detail = "account_suspended" },
        ]);
    }

    [TestCase("", IdentityBench.Password, "email")]
    [TestCase("asha@example.com", "", "password")]
    public async Task SignIn_WithNothing_IsRefused(string email, string password, string member) =>
        (await SignInAsync(email, password)).Error!.Members.Keys.ShouldBe([member]);

    [Test]
    public async Task SignIn_WithTheGateFull_IsUnavailable()
    {
        _bench.Store("asha@example.com");
        _bench.Passwords.IsBusy = true;
        (await SignInAsync()).Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        _bench.Gate.Failures.Values.Sum().ShouldBe(0, "what was not looked at is no failure");
    }

    private Task<Result<SignedInDto>> SignInAsync(string email = "asha@example.com", string password = IdentityBench.Password) =>
        _bench.SendAsync(new SignIn(email, Username: null, new Secret(password)));
}
