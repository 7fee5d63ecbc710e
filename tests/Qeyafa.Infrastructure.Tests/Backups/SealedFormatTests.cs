using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Stores;
using Qeyafa.Infrastructure.Tests.EmbeddedMongo;

namespace Qeyafa.Infrastructure.Tests.Backups;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SealedFormatTests : IDisposable
{
    private const int Header = 8 + 32 + 7;
    private const int Chunk = 65_536 + 16;

    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_536)]
    [TestCase(65_537)]
    [TestCase(200_000)]
    public async Task File_AsTheFormatIsDocumented_CanBeOpenedByAnybodyWithTheKey(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var stored = await WriteAsync(content);

        OpenByTheBook(stored, "backups/x/a.bin.enc").ShouldBe(content);
        (await ReadAsync(stored)).ShouldBe(content);
    }

    [Test]
    public async Task File_WithAnyByteFlipped_DoesNotOpen()
    {
        var stored = await WriteAsync(RandomNumberGenerator.GetBytes(1_000));
        foreach (var at in Enumerable.Range(0, stored.Length).Where(at => at % 37 == 0 || at < Header || at >= stored.Length - 16))
        {
            var changed = (byte[])stored.Clone();
            changed[at] ^= 1;
            await Should.ThrowAsync<BackupException>(() => ReadAsync(changed), $"byte {at}");
        }
    }

    [Test]
    public async Task File_CutOffAtAChunk_DoesNotOpen()
    {
        var stored = await WriteAsync(RandomNumberGenerator.GetBytes(3 * 65_536));

        await Should.ThrowAsync<BackupException>(() => ReadAsync(stored[..(Header + Chunk)]));
        await Should.ThrowAsync<BackupException>(() => ReadAsync(stored[..(Header + (2 * Chunk))]));
        await Should.ThrowAsync<BackupException>(() => ReadAsync(stored[..^1]));
        await Should.ThrowAsync<BackupException>(() => ReadAsync(stored[..Header]));
        await Should.ThrowAsync<BackupException>(() => ReadAsync([]));
    }

    [Test]
    public async Task File_WithChunksSwapped_DoesNotOpen()
    {
        var stored = await WriteAsync(RandomNumberGenerator.GetBytes(3 * 65_536));
        byte[] swapped = [.. stored[..Header], .. stored[(Header + Chunk)..(Header + (2 * Chunk))], .. stored[Header..(Header + Chunk)], .. stored[(Header + (2 * Chunk))..]];

        await Should.ThrowAsync<BackupException>(() => ReadAsync(swapped));
    }

    [Test]
    public async Task File_UnderAnotherNameOrKey_DoesNotOpen()
    {
        var stored = await WriteAsync([1, 2, 3]);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "backups", "x", "b.bin.enc"), stored);

        await Should.ThrowAsync<BackupException>(async () => await (await Files(Key).OpenAsync("backups/x/b.bin.enc", compressed: false, CancellationToken.None)).CopyToAsync(Stream.Null));
        await Should.ThrowAsync<BackupException>(async () => await (await Files(Convert.ToBase64String(new byte[32])).OpenAsync("backups/x/a.bin.enc", compressed: false, CancellationToken.None)).CopyToAsync(Stream.Null));
        await Should.ThrowAsync<BackupException>(() => Files(key: null).OpenAsync("backups/x/a.bin.enc", compressed: false, CancellationToken.None));
    }

    /// <summary>Opens a file with what docs/backup.md says, and nothing of the code that wrote it.</summary>
    private static byte[] OpenByTheBook(byte[] stored, string name)
    {
        Encoding.ASCII.GetString(stored, 0, 8).ShouldBe("QYFBKUP1");
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(Key), 32, stored[8..40], Encoding.UTF8.GetBytes("qeyafa-backup/1/file/" + name));
        using var cipher = new AesGcm(key, 16);
        using var content = new MemoryStream();
        var rest = stored.AsSpan(Header);
        for (uint number = 0; ; number++)
        {
            var last = rest.Length <= Chunk;
            var chunk = last ? rest : rest[..Chunk];
            var nonce = new byte[12];
            stored.AsSpan(40, 7).CopyTo(nonce);
            BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), number);
            nonce[11] = (byte)(last ? 1 : 0);
            var plain = new byte[chunk.Length - 16];
            cipher.Decrypt(nonce, chunk[..^16], chunk[^16..], plain);
            content.Write(plain);
            if (last)
            {
                return content.ToArray();
            }

            rest = rest[Chunk..];
        }
    }

    private BackupFiles Files(string? key) => new(new FolderStore(_folder.Path), key is null ? null : new BackupKey(key));

    private async Task<byte[]> WriteAsync(byte[] content)
    {
        var file = await Files(Key).WriteAsync("backups/x/a.bin", target => target.WriteAsync(content).AsTask(), compress: false, CancellationToken.None);
        var stored = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, file.Name));
        Convert.ToHexStringLower(SHA256.HashData(stored)).ShouldBe(file.Sha256);
        return stored;
    }

    private async Task<byte[]> ReadAsync(byte[] stored)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "backups", "x", "a.bin.enc"), stored);
        await using var source = await Files(Key).OpenAsync("backups/x/a.bin.enc", compressed: false, CancellationToken.None);
        using var content = new MemoryStream();
        await source.CopyToAsync(content);
        return content.ToArray();
    }
}
