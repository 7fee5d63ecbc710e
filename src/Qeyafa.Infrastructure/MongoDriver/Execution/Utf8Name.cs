using System.Runtime.InteropServices;
using System.Text;

namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>A database's name as native code wants it: UTF-8 with a zero at the end, at an address that does not move.</summary>
internal sealed unsafe class Utf8Name
{
    private readonly byte[] _bytes;

    public Utf8Name(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A name cannot contain a null character.", nameof(text));
        Text = text;
        _bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(text) + 1, pinned: true);
        Encoding.UTF8.GetBytes(text, _bytes);
        Pointer = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);
    }

    public string Text { get; }

    public byte* Pointer { get; }
}
