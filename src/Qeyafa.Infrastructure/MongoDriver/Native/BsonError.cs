using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>libbson's <c>bson_error_t</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BsonError
{
    public uint Domain;
    public uint Code;
    private fixed byte _message[504];

    public string Message
    {
        get
        {
            fixed (byte* text = _message)
                return Marshal.PtrToStringUTF8((nint)text) ?? "";
        }
    }

    /// <summary>Forgets an earlier error, so that a call that sets none is seen as such.</summary>
    public void Clear()
    {
        Domain = 0;
        Code = 0;
        _message[0] = 0;
    }
}
