using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>libmongoc's parsed connection string, and the concerns that are set on it.</summary>
internal static unsafe partial class MongocUri
{
    private const string Library = NativeLibraries.MongocName;

    [LibraryImport(Library, EntryPoint = "mongoc_uri_new_with_error", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint New(string text, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_destroy")]
    public static partial void Destroy(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_database")]
    public static partial nint GetDatabase(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_username")]
    public static partial nint GetUsername(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_replica_set")]
    public static partial nint GetReplicaSet(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_appname")]
    public static partial nint GetApplicationName(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_option_as_int32", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetInt32(nint uri, string option, int fallback);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_option_as_bool", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool GetBoolean(nint uri, string option, [MarshalAs(UnmanagedType.U1)] bool fallback);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_set_option_as_int32", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SetInt32(nint uri, string option, int value);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_set_option_as_bool", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SetBoolean(nint uri, string option, [MarshalAs(UnmanagedType.U1)] bool value);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_set_appname", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SetApplicationName(nint uri, string value);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_set_write_concern")]
    public static partial void SetWriteConcern(nint uri, nint writeConcern);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_write_concern")]
    public static partial nint GetWriteConcern(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_set_read_prefs_t")]
    public static partial void SetReadPreference(nint uri, nint readPreference);

    [LibraryImport(Library, EntryPoint = "mongoc_uri_get_read_prefs_t")]
    public static partial nint GetReadPreference(nint uri);

    [LibraryImport(Library, EntryPoint = "mongoc_read_prefs_new")]
    public static partial nint ReadPreferenceNew(int mode);

    [LibraryImport(Library, EntryPoint = "mongoc_read_prefs_get_mode")]
    public static partial int ReadPreferenceMode(nint readPreference);

    [LibraryImport(Library, EntryPoint = "mongoc_read_prefs_destroy")]
    public static partial void ReadPreferenceDestroy(nint readPreference);

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_new")]
    public static partial nint WriteConcernNew();

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_destroy")]
    public static partial void WriteConcernDestroy(nint writeConcern);

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_is_acknowledged")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WriteConcernIsAcknowledged(nint writeConcern);

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_set_w")]
    public static partial void WriteConcernSetW(nint writeConcern, int w);

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_set_wtag", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void WriteConcernSetTag(nint writeConcern, string tag);

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_set_journal")]
    public static partial void WriteConcernSetJournal(nint writeConcern, [MarshalAs(UnmanagedType.U1)] bool journal);

    [LibraryImport(Library, EntryPoint = "mongoc_write_concern_set_wtimeout_int64")]
    public static partial void WriteConcernSetTimeout(nint writeConcern, long milliseconds);
}
