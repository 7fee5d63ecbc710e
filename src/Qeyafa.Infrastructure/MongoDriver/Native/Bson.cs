using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>The functions of libbson that the binding calls.</summary>
internal static unsafe partial class Bson
{
    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_init_static")]
    [SuppressGCTransition]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool InitStatic(BsonT* bson, byte* data, nuint length);

    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_get_data")]
    [SuppressGCTransition]
    public static partial byte* GetData(BsonT* bson);

    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_init")]
    public static partial void Init(BsonT* bson);

    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_destroy")]
    public static partial void Destroy(BsonT* bson);

    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_new")]
    public static partial BsonT* New();

    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_copy")]
    public static partial BsonT* Copy(BsonT* bson);

    [LibraryImport(NativeLibraries.BsonName, EntryPoint = "bson_append_int32", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool AppendInt32(BsonT* bson, string key, int keyLength, int value);

    /// <summary>The document's bytes, valid while it lives.</summary>
    public static ReadOnlySpan<byte> Bytes(BsonT* bson) => new(GetData(bson), (int)bson->Length);
}
