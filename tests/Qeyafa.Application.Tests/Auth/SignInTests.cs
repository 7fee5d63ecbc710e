using Qeyafa.Application.Abstractions;
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
    }

    private Task<Result<SignedInDto>> SignInAsync(string email = "asha@example.com", string password = IdentityBench.Password) =>
        _bench.SendAsync(new SignIn(email, new Secret(password)));
}
