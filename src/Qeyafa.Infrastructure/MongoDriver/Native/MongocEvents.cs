using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>libmongoc's command monitoring.</summary>
internal static unsafe partial class MongocEvents
{
    private const string Library = NativeLibraries.MongocName;

    [LibraryImport(Library, EntryPoint = "mongoc_apm_callbacks_new")]
    public static partial nint CallbacksNew();

    [LibraryImport(Library, EntryPoint = "mongoc_apm_callbacks_destroy")]
    public static partial void CallbacksDestroy(nint callbacks);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_set_command_started_cb")]
    public static partial void SetStarted(nint callbacks, delegate* unmanaged[Cdecl]<nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_set_command_succeeded_cb")]
    public static partial void SetSucceeded(nint callbacks, delegate* unmanaged[Cdecl]<nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_set_command_failed_cb")]
    public static partial void SetFailed(nint callbacks, delegate* unmanaged[Cdecl]<nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_started_get_context")]
    public static partial nint StartedContext(nint started);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_started_get_command")]
    public static partial BsonT* StartedCommand(nint started);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_started_get_database_name")]
    public static partial nint StartedDatabase(nint started);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_started_get_command_name")]
    public static partial nint StartedName(nint started);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_started_get_request_id")]
    public static partial long StartedRequestId(nint started);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_succeeded_get_context")]
    public static partial nint SucceededContext(nint succeeded);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_succeeded_get_reply")]
    public static partial BsonT* SucceededReply(nint succeeded);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_succeeded_get_command_name")]
    public static partial nint SucceededName(nint succeeded);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_succeeded_get_request_id")]
    public static partial long SucceededRequestId(nint succeeded);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_succeeded_get_duration")]
    public static partial long SucceededDuration(nint succeeded);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_failed_get_context")]
    public static partial nint FailedContext(nint failed);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_failed_get_error")]
    public static partial void FailedError(nint failed, BsonError* error);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_failed_get_reply")]
    public static partial BsonT* FailedReply(nint failed);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_failed_get_command_name")]
    public static partial nint FailedName(nint failed);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_failed_get_request_id")]
    public static partial long FailedRequestId(nint failed);

    [LibraryImport(Library, EntryPoint = "mongoc_apm_command_failed_get_duration")]
    public static partial long FailedDuration(nint failed);
}
