namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The server's error codes that the driver treats specially (src/mongo/base/error_codes.yml of the server).</summary>
internal static class ServerErrorCode
{
    public const int AuthenticationFailed = 18;
    public const int NamespaceNotFound = 26;
    public const int CursorNotFound = 43;
    public const int MaxTimeMSExpired = 50;
    public const int DuplicateKey = 11000;

    public static bool IsNotPrimary(int code) => code is 10107 or 13435 or 10058;

    public static bool IsRecovering(int code) => code is 91 or 189 or 11600 or 11602 or 13436;
}
