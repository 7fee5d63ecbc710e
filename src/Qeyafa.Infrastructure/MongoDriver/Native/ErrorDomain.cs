namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>The values of <c>mongoc_error_domain_t</c> that the binding tells apart.</summary>
internal static class ErrorDomain
{
    public const uint Client = 1;
    public const uint Stream = 2;
    public const uint Protocol = 3;
    public const uint Sasl = 7;
    public const uint Command = 11;
    public const uint Scram = 14;
    public const uint ServerSelection = 15;
    public const uint WriteConcern = 16;
    public const uint Server = 17;
    public const uint Transaction = 18;
    public const uint Pool = 20;

    /// <summary><c>MONGOC_ERROR_CLIENT_AUTHENTICATE</c>, a code of the domain <see cref="Client"/>.</summary>
    public const uint ClientAuthenticate = 11;

    /// <summary><c>MONGOC_ERROR_CLIENT_SESSION_FAILURE</c>, a code of the domain <see cref="Client"/>: the server knows no sessions.</summary>
    public const uint ClientSessionFailure = 52;
}
