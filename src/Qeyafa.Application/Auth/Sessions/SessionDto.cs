using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Sessions;

/// <summary>A session: somebody's access on one device.</summary>
public sealed record SessionDto
{
    /// <summary>The session's id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>What the client said that it is when it signed in (its <c>User-Agent</c>); at most 255 characters, null where it said nothing.</summary>
    public string? DeviceInfo { get; init; }

    /// <summary>The network address of the sign-in; at most 50 characters.</summary>
    public string? IpAddress { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last refreshed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ends unless it is refreshed before (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether it is the one in which this answer was asked for.</summary>
    public bool Current { get; init; }
}

internal sealed class SessionMapping : AutoMapper.Profile
{
    public SessionMapping() => CreateMap<Session, SessionDto>().ForMember(dto => dto.Current, member => member.Ignore());
}
