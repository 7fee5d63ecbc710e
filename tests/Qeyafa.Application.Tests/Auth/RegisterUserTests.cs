using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Auth;

public sealed class RegisterUserTests
{
    private readonly IdentityBench _bench = new();

    [Test]
    public async Task Registration_WithEverything_AnswersTheAccountAndItsTokens()
    {
        var signedIn = (await RegisterAsync(email: "Asha@Example.com")).Value;
        var user = signedIn.User;
        (user.Id, user.Email, user.Name, user.Username, user.PhoneNumber).ShouldBe((_bench.NextId, "asha@example.com", "Asha", null, null));
        user.Roles.ShouldBe([RoleNames.Customer]);
        (user.Status, user.IsActive, user.IsSuperuser, user.EmailVerified, user.PhoneVerified).ShouldBe((UserStatus.Active, true, false, false, false));
        (user.CreatedAt, user.UpdatedAt, user.LastLoginAt).ShouldBe((_bench.Now, _bench.Now, _bench.Now));
        (signedIn.Tokens.AccessToken, signedIn.Tokens.TokenType, signedIn.Tokens.ExpiresIn).ShouldBe(("token 1", "Bearer", 900));
        signedIn.Tokens.RefreshToken.ShouldNotBeNullOrEmpty();
        signedIn.Tokens.RefreshExpiresIn.ShouldBe(7 * 24 * 3600);
        _bench.Issued.Single().User.ShouldBe(_bench.NextId);

        var stored = _bench.Users.Stored(_bench.NextId);
        (stored.PasswordHash, stored.LastLoginAt, stored.Version).ShouldBe((PlainPasswords.Prefix + IdentityBench.Password, _bench.Now, 1));
    }

    [TestCase("contractor")]
    [TestCase("society")]
    [TestCase("customer")]
    public async Task Registration_InAnOpenRole_GetsIt(string role) => (await RegisterAsync(role: role)).Value.User.Roles.ShouldBe([role]);

    [TestCase("admin")]
    [TestCase("superuser")]
    [TestCase("")]
    public async Task Registration_InAnotherRole_IsRefused(string role) => await ShouldBreakAsync(RegisterAsync(role: role), "role");

    [Test]
    public async Task Registration_WithEveryRuleBroken_NamesEachByMember() =>
        await ShouldBreakAsync(_bench.SendAsync(new RegisterUser("asha", new Secret("short"), " ", "admin")), "email", "name", "password", "role");

    [TestCase(7, false)]
    [TestCase(8, true)]
    [TestCase(128, true)]
    [TestCase(129, false)]
    public async Task Password_Length_IsCountedInCodePoints(int length, bool accepted)
    {
        foreach (var letter in new[] { "x", "é", "अ", "𝒳" })
        {
            _bench.NextId = EntityId.New(DateTimeOffset.UnixEpoch);
            var result = await RegisterAsync(email: $"{_bench.NextId}@example.com", password: string.Concat(Enumerable.Repeat(letter, length)));
            result.IsSuccess.ShouldBe(accepted, letter);
        }
    }

    [TestCase("        ")]
    [TestCase("all lower case words")]
    [TestCase("हिन्दी में एक पासवर्ड")]
    [TestCase("password and more")]
    public async Task Password_OfAnyComposition_IsTaken(string password) => (await RegisterAsync(password: password)).IsSuccess.ShouldBeTrue();

    [TestCase("password")]
    [TestCase("12345678")]
    [TestCase("asha.rao.tailor@example.com")]
    [TestCase("Asha.Rao.Tailor@Example.com")]
    [TestCase("asha.rao.tailor")]
    [TestCase("Asha Rao Tailor")]
    [TestCase("asha rao tailor")]
    public async Task Password_CommonOrAnIdentifier_IsRefusedUnlessSwitchedOff(string password)
    {
        var request = new RegisterUser("asha.rao.tailor@example.com", new Secret(password), "Asha Rao Tailor", null);
        await ShouldBreakAsync(_bench.SendAsync(request), "password");
        _bench.Passwords.Hashings.ShouldBe(0);
        _bench.RefusesCommonPasswords = false;
        (await _bench.SendAsync(request)).IsSuccess.ShouldBeTrue();
    }

    [Test]
    public async Task Registration_OfATakenEmail_IsAConflict()
    {
        _bench.Store("asha@example.com");
        var error = (await RegisterAsync(email: "ASHA@example.com")).Error!;
        (error.Kind, error.Code).ShouldBe((ErrorKind.Conflict, "email_taken"));
        _bench.Issued.ShouldBeEmpty();
    }

    [Test]
    public async Task Registration_OfOneEmailAtOnce_SucceedsOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await new TwinBench(_bench).RegisterAsync())));
        results.Count(result => result.IsSuccess).ShouldBe(1);
        results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.Code == "email_taken" || result.Error.Code == "concurrent_change");
    }

    [Test]
    public async Task Registration_RepeatedUnderItsReservedId_SignsTheSameAccountIn()
    {
        var first = (await RegisterAsync()).Value;
        _bench.Now += TimeSpan.FromMinutes(1);
        var second = (await RegisterAsync()).Value;
        second.User.Id.ShouldBe(first.User.Id);
        second.Tokens.AccessToken.ShouldNotBe(first.Tokens.AccessToken);
        _bench.Users.Stored(_bench.NextId).Version.ShouldBe(1);
    }

    [Test]
    public async Task Registration_UnderAnothersId_GetsNothing()
    {
        await RegisterAsync();
        (await RegisterAsync(password: "another password")).Error.ShouldBe(Error.ConcurrentChange);
        (await RegisterAsync(email: "other@example.com")).Error.ShouldBe(Error.ConcurrentChange);
        _bench.Issued.Count.ShouldBe(1);
    }

    [Test]
    public async Task Registration_WithTheGateFull_IsUnavailableAndStoresNothing()
    {
        _bench.Passwords.IsBusy = true;
        (await RegisterAsync()).Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        (await _bench.Users.FindAsync(_bench.NextId, CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public void Requests_WrittenOut_ShowNoPassword()
    {
        new RegisterUser("a@example.com", new Secret(IdentityBench.Password), "Asha", null).ToString().ShouldNotContain(IdentityBench.Password);
        new SignIn("a@example.com", Username: null, new Secret(IdentityBench.Password)).ToString().ShouldNotContain(IdentityBench.Password);
        new AccessToken("eyJ", TimeSpan.Zero).ToString().ShouldNotContain("eyJ");
        new TokensDto { AccessToken = "eyJ", ExpiresIn = 1, RefreshToken = "eyJ", RefreshExpiresIn = 1 }.ToString().ShouldNotContain("eyJ");
    }

    private async Task<Result<SignedInDto>> RegisterAsync(string email = "asha@example.com", string password = IdentityBench.Password, string? role = null) =>
        (await _bench.SendAsync(new RegisterUser(email, new Secret(password), "Asha", role))).Map(registration => registration.SignedIn!);

    private static async Task ShouldBreakAsync<T>(Task<Result<T>> sending, params string[] members)
    {
        var error = (await sending).Error!;
        error.Kind.ShouldBe(ErrorKind.RuleBroken);
        error.Members.Keys.ShouldBe(members);
    }

    /// <summary>Registers through one bench; each try takes a new id, as tries without an idempotency key do.</summary>
    private sealed class TwinBench(IdentityBench bench)
    {
        public Task<Result<RegistrationDto>> RegisterAsync()
        {
            bench.NextId = EntityId.New(DateTimeOffset.UnixEpoch);
            return bench.SendAsync(new RegisterUser("twin@example.com", new Secret(IdentityBench.Password + bench.NextId), "Twin", null));
        }
    }
}
