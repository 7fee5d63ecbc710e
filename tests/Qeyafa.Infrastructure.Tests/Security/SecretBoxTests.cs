using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class SecretBoxTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength);

    [Test]
    public void AnySecret_SealedAndOpened_IsTheSame() =>
        Prop.ForAll<byte[], byte[]>((secret, context) =>
        {
            var box = new SecretBox(Key, "test");
            return box.Open(box.Seal(secret, context), context).AsSpan().SequenceEqual(secret);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void ASeal_WithAnyByteChanged_DoesNotOpen()
    {
        var box = new SecretBox(Key, "test");
        var sealedBytes = box.Seal("secret"u8, "context"u8);
        for (var n = 0; n < sealedBytes.Length; n++)
        {
            var changed = (byte[])sealedBytes.Clone();
            changed[n] ^= 1;
            Should.Throw<CryptographicException>(() => box.Open(changed, "context"u8));
        }
    }

    [Test]
    public void ASeal_InAnotherContextPurposeOrKey_DoesNotOpen()
    {
        var sealedBytes = new SecretBox(Key, "test").Seal("secret"u8, "context"u8);

        Should.Throw<CryptographicException>(() => new SecretBox(Key, "test").Open(sealedBytes, "other"u8));
        Should.Throw<CryptographicException>(() => new SecretBox(Key, "other").Open(sealedBytes, "context"u8));
        Should.Throw<CryptographicException>(() => new SecretBox(RandomNumberGenerator.GetBytes(32), "test").Open(sealedBytes, "context"u8));
        Should.Throw<CryptographicException>(() => new SecretBox(Key, "test").Open([1, 2, 3], "context"u8));
    }

    [Test]
    public void AHash_DependsOnKeyPurposeAndContent()
    {
        var hash = new SecretBox(Key, "test").Hash("content"u8);

        new SecretBox(Key, "test").Hash("content"u8).ShouldBe(hash);
        new SecretBox(Key, "test").Hash("other"u8).ShouldNotBe(hash);
        new SecretBox(Key, "other").Hash("content"u8).ShouldNotBe(hash);
        new SecretBox(RandomNumberGenerator.GetBytes(32), "test").Hash("content"u8).ShouldNotBe(hash);
    }

    [Test]
    public void AMasterKey_OfAnotherLength_IsRefused() => Should.Throw<ArgumentException>(() => new SecretBox(new byte[16], "test"));
}
