using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Infrastructure.Security.Passwords;
using PasswordOptions = Qeyafa.Infrastructure.Security.Passwords.PasswordOptions;

namespace Qeyafa.Infrastructure.Tests.Security;

/// <summary>Source of the vectors: Openwall's crypt_blowfish 1.3, wrapper.c.</summary>
public sealed class BcryptTests : IDisposable
{
    private const string Known = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private readonly HashingGate _gate = new(Options.Create(new PasswordOptions { Concurrency = 1 }));

    public void Dispose() => _gate.Dispose();

    [SetUp]
    public void AskForTheLibrary() => Assume.That(Bcrypt.IsAvailable, "libcrypt.so.1 is part of every Debian system");

    [TestCase("U*U", Known)]
    [TestCase("U*U", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("U*U", "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")]
    [TestCase("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a")]
    [TestCase("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")]
    public async Task Requirement07_StoredBcryptHash_IsRightAndToBeReplaced(string password, string hash)
    {
        (await VerdictAsync(hash, password)).ShouldBe(PasswordVerdict.RightButWeaklyHashed);
        (await VerdictAsync(hash, "x" + password)).ShouldBe(PasswordVerdict.Wrong);
    }

    [TestCase("$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$ 5$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe")]
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC:E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$6$rounds=999999999$saltsaltsaltsalt$aaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Hash_OutsideTheBounds_MatchesNothing(string hash)
    {
        BcryptHash.TryRead(hash, out _).ShouldBeFalse();
        (await VerdictAsync(hash, "U*U")).ShouldBe(PasswordVerdict.Wrong);
    }

    [Test]
    public async Task Password_WithNul_MatchesNothing() => (await VerdictAsync(Known, "U*U\0anything")).ShouldBe(PasswordVerdict.Wrong);

    [Test]
    public async Task Verifications_SideBySide_DoNotDisturbEachOther()
    {
        using var gate = new HashingGate(Options.Create(new PasswordOptions { Concurrency = 4 }));
        var hashing = new PasswordHashing(gate, Options.Create(new PasswordOptions { Iterations = 1_000 }));

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => hashing.VerifyAsync(Known, new Secret(number % 2 == 0 ? "U*U" : "U*V"), CancellationToken.None)));

        verdicts.Select(verdict => verdict.Value == PasswordVerdict.RightButWeaklyHashed).ShouldBe(Enumerable.Range(0, 40).Select(number => number % 2 == 0));
    }

    private async Task<PasswordVerdict> VerdictAsync(string hash, string password) =>
        (await new PasswordHashing(_gate, Options.Create(new PasswordOptions { Iterations = 1_000 })).VerifyAsync(hash, new Secret(password), CancellationToken.None)).Value;
}
