using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Infrastructure.Security.Passwords;
using PasswordOptions = Qeyafa.Infrastructure.Security.Passwords.PasswordOptions;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class PasswordHashingTests : IDisposable
{
    private const int Iterations = 2_000;

    private static readonly Secret Right = new("correct horse battery staple");

    private readonly HashingGate _gate = new(Options.Create(new PasswordOptions { Concurrency = 2 }));

    public void Dispose() => _gate.Dispose();

    [Test]
    public async Task Password_HashedAndVerified_IsRight()
    {
        var hash = await HashAsync(Iterations);
        (await VerdictAsync(hash, Right)).ShouldBe(PasswordVerdict.Right);
        (await VerdictAsync(hash, new Secret("correct horse battery stapl"))).ShouldBe(PasswordVerdict.Wrong);
        (await HashAsync(Iterations)).ShouldNotBe(hash);
    }

    [Test]
    public async Task Password_Hashed_CarriesTheConfiguredCost()
    {
        StoredHash.TryRead(await HashAsync(Iterations), out var stored).ShouldBeTrue();
        stored.Iterations.ShouldBe(Iterations);
        new PasswordOptions().Iterations.ShouldBe(220_000);
        BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(await HashAsync(Iterations)).AsSpan(1)).ShouldBe(2u, "HMAC-SHA512");
    }

    [Test]
    public async Task Password_HashedAtALowerCost_IsRightButWeaklyHashed()
    {
        var weak = await HashAsync(1_000);
        (await VerdictAsync(weak, Right)).ShouldBe(PasswordVerdict.RightButWeaklyHashed);
        (await VerdictAsync(weak, new Secret("another password"))).ShouldBe(PasswordVerdict.Wrong);
    }

    [Test]
    public async Task Password_TypedDecomposed_IsTheComposedOne()
    {
        var hash = (await New(Iterations).HashAsync(new Secret("cafe\u0301 au lait"), CancellationToken.None)).Value;
        (await VerdictAsync(hash, new Secret("caf\u00e9 au lait"))).ShouldBe(PasswordVerdict.Right);
    }

    [Test]
    public async Task Password_OfTheGreatestLength_CountsToItsLastCharacter()
    {
        var text = string.Concat(Enumerable.Repeat("𝒳", 128));
        var hash = (await New(Iterations).HashAsync(new Secret(text), CancellationToken.None)).Value;
        (await VerdictAsync(hash, new Secret(text))).ShouldBe(PasswordVerdict.Right);
        (await VerdictAsync(hash, new Secret(text[..^2] + "𝒴"))).ShouldBe(PasswordVerdict.Wrong);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("not base64 !")]
    [TestCase("AQAAAAIAA")]
    [TestCase("$2b$12$KIXQ4S1Gn5r0gq0Yx8M8d.Qe3N4r7l8m1m0Qk9o6v6l1o2u3w4x5y")]
    public async Task StoredHash_Unreadable_IsWrong(string? stored)
    {
        StoredHash.TryRead(stored, out _).ShouldBeFalse();
        (await VerdictAsync(stored, Right)).ShouldBe(PasswordVerdict.Wrong);
    }

    [TestCase(1, 2u, 2_000_000u, 16u, 32, true)]
    [TestCase(1, 2u, 2_000_001u, 16u, 32, false)]
    [TestCase(1, 2u, uint.MaxValue, 16u, 32, false)]
    [TestCase(1, 2u, 0u, 16u, 32, false)]
    [TestCase(1, 3u, 1000u, 16u, 32, false)]
    [TestCase(0, 2u, 1000u, 16u, 32, false)]
    [TestCase(1, 2u, 1000u, 15u, 32, false)]
    [TestCase(1, 2u, 1000u, uint.MaxValue, 32, false)]
    [TestCase(1, 2u, 1000u, 16u, 15, false)]
    [TestCase(1, 2u, 1000u, 16u, 65, false)]
    [TestCase(1, 2u, 1000u, 64u, 64, true)]
    public void StoredHash_WithParametersOutOfBounds_IsNotRead(byte marker, uint function, uint iterations, uint salt, int key, bool read)
    {
        var bytes = new byte[13 + (int)Math.Min(salt, 64) + key];
        bytes[0] = marker;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), function);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), iterations);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), salt);
        StoredHash.TryRead(Convert.ToBase64String(bytes), out _).ShouldBe(read);
    }

    [Test]
    public async Task StoredHash_OfTheFrameworksHasher_IsVerified()
    {
        var hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
        (await VerdictAsync(hasher.HashPassword(new object(), Right.Reveal()), Right)).ShouldBe(PasswordVerdict.Right);
    }

    private PasswordHashing New(int iterations) => new(_gate, Options.Create(new PasswordOptions { Iterations = iterations }));

    private async Task<string> HashAsync(int iterations) => (await New(iterations).HashAsync(Right, CancellationToken.None)).Value;

    private async Task<PasswordVerdict> VerdictAsync(string? stored, Secret password) => (await New(Iterations).VerifyAsync(stored, password, CancellationToken.None)).Value;
}
