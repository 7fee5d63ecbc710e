using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>The functions of libmongoc that the binding calls for clients, commands and sessions.</summary>
internal static unsafe partial class Mongoc
{
    private const string Library = NativeLibraries.MongocName;

    [LibraryImport(Library, EntryPoint = "mongoc_init")]
    public static partial void Init();

    [LibraryImport(Library, EntryPoint = "mongoc_get_version")]
    public static partial byte* GetVersion();

    [LibraryImport(Library, EntryPoint = "mongoc_log_set_handler")]
    public static partial void LogSetHandler(nint handler, nint userData);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_new_with_error")]
    public static partial nint ClientPoolNew(nint uri, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_destroy")]
    public static partial void ClientPoolDestroy(nint pool);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_pop")]
    public static partial nint ClientPoolPop(nint pool);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_push")]
    public static partial void ClientPoolPush(nint pool, nint client);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_max_size")]
    public static partial void ClientPoolMaxSize(nint pool, uint size);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_set_error_api")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool ClientPoolSetErrorApi(nint pool, int version);

    [LibraryImport(Library, EntryPoint = "mongoc_client_pool_set_apm_callbacks")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool ClientPoolSetApmCallbacks(nint pool, nint callbacks, nint context);

    [LibraryImport(Library, EntryPoint = "mongoc_client_read_command_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool ReadCommand(nint client, byte* database, BsonT* command, nint readPreference, BsonT* options, BsonT* reply, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_write_command_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool WriteCommand(nint client, byte* database, BsonT* command, BsonT* options, BsonT* reply, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_command_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool RawCommand(nint client, byte* database, BsonT* command, nint readPreference, BsonT* options, BsonT* reply, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_error_has_label", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool ErrorHasLabel(BsonT* reply, string label);

    [LibraryImport(Library, EntryPoint = "mongoc_client_select_server")]
    public static partial nint SelectServer(nint client, [MarshalAs(UnmanagedType.U1)] bool forWrites, nint readPreference, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_get_read_prefs")]
    public static partial nint ClientGetReadPreference(nint client);

    [LibraryImport(Library, EntryPoint = "mongoc_server_description_type")]
    public static partial nint ServerDescriptionType(nint description);

    [LibraryImport(Library, EntryPoint = "mongoc_server_description_id")]
    public static partial uint ServerDescriptionId(nint description);

    [LibraryImport(Library, EntryPoint = "mongoc_server_description_destroy")]
    public static partial void ServerDescriptionDestroy(nint description);

    [LibraryImport(Library, EntryPoint = "mongoc_client_start_session")]
    public static partial nint StartSession(nint client, nint options, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_session_destroy")]
    public static partial void SessionDestroy(nint session);

    [LibraryImport(Library, EntryPoint = "mongoc_client_session_append")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SessionAppend(nint session, BsonT* options, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_session_get_dirty")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SessionIsDirty(nint session);

    [LibraryImport(Library, EntryPoint = "mongoc_session_opts_new")]
    public static partial nint SessionOptionsNew();

    [LibraryImport(Library, EntryPoint = "mongoc_session_opts_set_causal_consistency")]
    public static partial void SessionOptionsSetCausalConsistency(nint options, [MarshalAs(UnmanagedType.U1)] bool value);

    [LibraryImport(Library, EntryPoint = "mongoc_session_opts_destroy")]
    public static partial void SessionOptionsDestroy(nint options);

    [LibraryImport(Library, EntryPoint = "mongoc_transaction_opts_new")]
    public static partial nint TransactionOptionsNew();

    [LibraryImport(Library, EntryPoint = "mongoc_transaction_opts_set_max_commit_time_ms")]
    public static partial void TransactionOptionsSetMaxCommitTime(nint options, long milliseconds);

    [LibraryImport(Library, EntryPoint = "mongoc_transaction_opts_set_write_concern")]
    public static partial void TransactionOptionsSetWriteConcern(nint options, nint writeConcern);

    [LibraryImport(Library, EntryPoint = "mongoc_transaction_opts_set_read_concern")]
    public static partial void TransactionOptionsSetReadConcern(nint options, nint readConcern);

    [LibraryImport(Library, EntryPoint = "mongoc_transaction_opts_destroy")]
    public static partial void TransactionOptionsDestroy(nint options);

    [LibraryImport(Library, EntryPoint = "mongoc_client_session_start_transaction")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool StartTransaction(nint session, nint options, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_session_commit_transaction")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool CommitTransaction(nint session, BsonT* reply, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_client_session_abort_transaction")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool AbortTransaction(nint session, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_read_concern_new")]
    public static partial nint ReadConcernNew();

    [LibraryImport(Library, EntryPoint = "mongoc_read_concern_set_level", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool ReadConcernSetLevel(nint readConcern, string level);

    [LibraryImport(Library, EntryPoint = "mongoc_read_concern_destroy")]
    public static partial void ReadConcernDestroy(nint readConcern);
}
