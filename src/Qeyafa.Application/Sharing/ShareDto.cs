using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;

namespace Qeyafa.Application.Sharing;

/// <summary>What one person shares with another.</summary>
public sealed record ShareDto
{
    /// <summary>Whose data is shared.</summary>
    public required EntityId UserId { get; init; }

    /// <summary>With whom.</summary>
    public required EntityId GranteeId { get; init; }

    /// <summary>What of it: <c>measurements:read</c>, <c>measurements:write</c>, <c>profile:read</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When the share ends (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was first given (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last given (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ShareMapping : AutoMapper.Profile
{
    public ShareMapping() =>
        CreateMap<Share, ShareDto>().ForMember(share => share.Scopes, member => member.MapFrom(share => share.Scopes.Select(scope => scope.Word).ToList()));
}

/// <summary>Shows shares.</summary>
internal static class ShareShowing
{
    public static Versioned<ShareDto> Show(this AutoMapper.IMapper mapper, Share share) => new(mapper.Map<ShareDto>(share), share.Version, Created: share.Version == 1);
}
