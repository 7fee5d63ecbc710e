using AutoMapper;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auditing;

/// <summary>An entry of the audit log.</summary>
public sealed record AuditEntryDto
{
    /// <summary>The entry's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done, such as <c>session.sign_in</c>.</summary>
    public required string Action { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>Who did it: an account's id, or a keyed hash of it once the account has been erased; null for nobody known.</summary>
    public string? Actor { get; init; }

    /// <summary>Whose account it was about: its id, or a keyed hash of it once the account has been erased; null for no account known.</summary>
    public string? Subject { get; init; }

    /// <summary>The session in which it was done, or which it was about.</summary>
    public EntityId? Session { get; init; }

    /// <summary>The client's network address.</summary>
    public string? Address { get; init; }

    /// <summary>What the client said that it is.</summary>
    public string? Device { get; init; }

    /// <summary>A stable word that says more, such as an error's code.</summary>
    public string? Detail { get; init; }

    /// <summary>The request's <c>trace_id</c>, which leads to its line in the log.</summary>
    public string? Trace { get; init; }
}

internal sealed class AuditProfile : Profile
{
    public AuditProfile() => CreateMap<AuditEntry, AuditEntryDto>();
}
