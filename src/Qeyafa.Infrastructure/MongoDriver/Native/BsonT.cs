using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>libbson's <c>bson_t</c>: 128 bytes, which the C compiler takes to be aligned to 128.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct BsonT
{
    public const int Alignment = 128;

    public uint Flags;

    /// <summary>Length of the document in bytes.</summary>
    public uint Length;
}
