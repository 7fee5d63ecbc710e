using System.Security.Cryptography;
using Qeyafa.Infrastructure.Backups.Stores;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>Encrypts what is written as <see cref="SealedFormat"/> says.</summary>
internal sealed class SealingStream(Stream inner, BackupKey key, string name) : WriteOnlyStream
{
    private readonly byte[] _chunk = new byte[SealedFormat.ChunkBytes];
    private readonly byte[] _sealed = new byte[SealedFormat.ChunkBytes + SealedFormat.TagBytes];
    private readonly byte[] _prefix = RandomNumberGenerator.GetBytes(SealedFormat.PrefixBytes);
    private readonly byte[] _nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
    private AesGcm? _cipher;
    private int _filled;
    private uint _number;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _chunk.Length)
            {
                await SendAsync(last: false, cancellationToken);
            }

            var count = Math.Min(buffer.Length, _chunk.Length - _filled);
            buffer[..count].CopyTo(_chunk.AsMemory(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    /// <summary>Writes the last chunk.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => SendAsync(last: true, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SendAsync(bool last, CancellationToken cancellationToken)
    {
        if (_cipher is null)
        {
            var salt = RandomNumberGenerator.GetBytes(SealedFormat.SaltBytes);
            _cipher = SealedFormat.Cipher(key.ForFile(name, salt));
            await inner.WriteAsync((byte[])[.. SealedFormat.Magic, .. salt, .. _prefix], cancellationToken);
        }

        SealedFormat.WriteNonce(_nonce, _prefix, _number, last);
        _number = checked(_number + 1);
        _cipher.Encrypt(_nonce, _chunk.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, SealedFormat.TagBytes));
        await inner.WriteAsync(_sealed.AsMemory(0, _filled + SealedFormat.TagBytes), cancellationToken);
        _filled = 0;
    }
}
