using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Application.Profiles;

/// <summary>Answers a person's profile; a person without one yet has none to find.</summary>
/// <param name="UserId">Whose profile.</param>
public sealed record GetProfile(EntityId UserId) : IQuery<Versioned<ProfileDto>>, IOwnedRequest
{
    /// <inheritdoc />
    public EntityId OwnerId => UserId;

    /// <inheritdoc />
    public Permission Permission => Permission.ReadProfile;
}

internal sealed class GetProfileHandler(IProfileRepository profiles, IMapper mapper) : IQueryHandler<GetProfile, Versioned<ProfileDto>>
{
    public async Task<Result<Versioned<ProfileDto>>> Handle(GetProfile request, CancellationToken cancellationToken) =>
        await profiles.FindAsync(request.UserId, cancellationToken) is { } profile
            ? new Versioned<ProfileDto>(mapper.Map<ProfileDto>(profile), profile.Version)
            : Error.NotFound;
}
