using System.Security.Cryptography;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>Decrypts what <see cref="SealingStream"/> wrote. It gives out only what was checked.</summary>
internal sealed class OpeningStream(Stream inner, BackupKey key, string name) : ReadOnlyStream
{
    // One byte more than a chunk with its tag: whether it comes tells whether the chunk is the last.
    private readonly byte[] _sealed = new byte[SealedFormat.ChunkBytes + SealedFormat.TagBytes + 1];
    private readonly byte[] _chunk = new byte[SealedFormat.ChunkBytes];
    private readonly byte[] _nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
    private byte[] _prefix = [];
    private AesGcm? _cipher;
    private int _ahead;
    private int _at;
    private int _end;
    private uint _number;
    private bool _ended;

    /// <exception cref="BackupException">The file was changed, is cut off, or has another key.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _end && !_ended)
        {
            await OpenChunkAsync(cancellationToken);
        }

        var count = Math.Min(buffer.Length, _end - _at);
        _chunk.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher?.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task OpenChunkAsync(CancellationToken cancellationToken)
    {
        _cipher ??= await ReadHeaderAsync(cancellationToken);
        var have = _ahead + await inner.ReadAtLeastAsync(_sealed.AsMemory(_ahead), _sealed.Length - _ahead, throwOnEndOfStream: false, cancellationToken);
        _ended = have < _sealed.Length;
        var length = (_ended ? have : _sealed.Length - 1) - SealedFormat.TagBytes;
        if (length < 0)
        {
            throw Damaged();
        }

        SealedFormat.WriteNonce(_nonce, _prefix, _number++, _ended);
        try
        {
            _cipher.Decrypt(_nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, SealedFormat.TagBytes), _chunk.AsSpan(0, length));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }

        (_at, _end) = (0, length);
        if (!_ended)
        {
            _sealed[0] = _sealed[^1];
            _ahead = 1;
        }
    }

    private async Task<AesGcm> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var header = new byte[SealedFormat.HeaderBytes];
        var have = await inner.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        if (have < header.Length || !header.AsSpan().StartsWith(SealedFormat.Magic))
        {
            throw Damaged();
        }

        var salt = header.AsSpan(SealedFormat.Magic.Length, SealedFormat.SaltBytes);
        _prefix = header[^SealedFormat.PrefixBytes..];
        return SealedFormat.Cipher(key.ForFile(name, salt));
    }

    private BackupException Damaged() => new($"The file {name} cannot be decrypted: it was changed or cut off, or Backup:Key is not the key that it was made with.");
}
