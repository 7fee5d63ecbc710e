using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Api.Idempotency;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class BodyHashTests
{
    [Test]
    public async Task Hash_WithoutABoundary_IsTheBodys()
    {
        var body = RandomNumberGenerator.GetBytes(300_000);

        (await HashAsync(body, null, 1000)).ShouldBe(SHA256.HashData(body));
    }

    [Test]
    public void Hash_LeavesTheBoundaryOut_HoweverTheBodyComesIn() => Prop.ForAll(
        Gen.Zip(Gen.Elements("a", "bo", "und", "boundary", "boundar", "-").ListOf(), Gen.Choose(1, 50)).ToArbitrary(),
        of =>
        {
            var text = string.Concat(of.Item1);
            var expected = SHA256.HashData(Encoding.ASCII.GetBytes(text.Replace("boundary", "", StringComparison.Ordinal)));
            return HashAsync(Encoding.ASCII.GetBytes(text), "boundary", of.Item2).GetAwaiter().GetResult().AsSpan().SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    private static async Task<byte[]> HashAsync(byte[] body, string? boundary, int atOnce)
    {
        await using var stream = new Dribble(body, atOnce);
        return await BodyHash.OfAsync(stream, boundary is null ? null : Encoding.ASCII.GetBytes(boundary), CancellationToken.None);
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Dribble(byte[] content, int atOnce) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}
