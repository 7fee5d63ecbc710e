using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>Verifies bcrypt hashes through libxcrypt, the system's own password library. New hashes are never made with it.</summary>
/// <remarks>Source of the signature and sizes: libxcrypt 4.4, crypt(3) and crypt.h.</remarks>
internal static partial class Bcrypt
{
    /// <summary>bcrypt looks at the first 72 bytes of a password.</summary>
    private const int MostBytes = 72;

    /// <summary>The size of <c>struct crypt_data</c>.</summary>
    private const int ScratchLength = 32_768;

    private const string Library = "libcrypt.so.1";

    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Library, typeof(Bcrypt).Assembly, searchPath: null, out _));

    /// <summary>Whether the system has the library.</summary>
    public static bool IsAvailable => Loaded.Value;

    /// <summary>Whether the hash is the password's. A password that holds NUL is none: the library would end it there.</summary>
    public static bool Verify(BcryptHash hash, string password)
    {
        Span<byte> phrase = stackalloc byte[MostBytes + 1];
        var bytes = Encoding.UTF8.GetBytes(password);
        var length = Math.Min(bytes.Length, MostBytes);
        bytes.AsSpan(0, length).CopyTo(phrase);
        phrase[length] = 0;
        CryptographicOperations.ZeroMemory(bytes);
        try
        {
            return Compute(phrase, hash.Text) is { } computed
                && CryptographicOperations.FixedTimeEquals(computed, Encoding.ASCII.GetBytes(hash.Text))
                && !phrase[..length].Contains((byte)0);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(phrase);
        }
    }

    private static unsafe byte[]? Compute(ReadOnlySpan<byte> phrase, string setting)
    {
        var scratch = NativeMemory.AllocZeroed(ScratchLength);
        try
        {
            fixed (byte* first = phrase)
            {
                var computed = CryptR(first, setting, scratch, ScratchLength);
                return computed is null ? null : MemoryMarshal.CreateReadOnlySpanFromNullTerminated(computed).ToArray();
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(new Span<byte>(scratch, ScratchLength));
            NativeMemory.Free(scratch);
        }
    }

    [LibraryImport(Library, EntryPoint = "crypt_rn", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe partial byte* CryptR(byte* phrase, string setting, void* data, int size);
}
