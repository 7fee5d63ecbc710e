namespace Qeyafa.Application.Access;

/// <summary>Where the request comes from, as the transport knows it.</summary>
public interface IRequestOrigin
{
    /// <summary>The client's network address, at most 50 characters; null where there is none.</summary>
    string? Address { get; }

    /// <summary>What the client says that it is (its <c>User-Agent</c>), at most 255 characters, without control characters; null where it says nothing.</summary>
    string? Device { get; }

    /// <summary>Leads to the request's line in the log.</summary>
    string? TraceId { get; }
}
