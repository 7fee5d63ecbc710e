using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Profiles;

/// <summary>Replaces a person's profile, or makes the first one: a member that is left out is emptied.</summary>
/// <param name="UserId">Whose profile.</param>
/// <param name="DateOfBirth">The date of birth; from 1900-01-01 to today (UTC), and at most 120 years ago.</param>
/// <param name="Gender">The gender in the person's own words; at most 50 characters.</param>
/// <param name="Preferences">Free preferences by key (<see cref="ProfileDetails.Preferences"/>).</param>
/// <param name="Expected">The versions that the client is willing to replace. With none stated, the last writer wins.</param>
public sealed record PutProfile(
    EntityId UserId, DateOnly? DateOfBirth, string? Gender, IReadOnlyDictionary<string, PreferenceValue>? Preferences, ExpectedVersion Expected)
    : ICommand<Versioned<ProfileDto>>, IOwnedRequest
{
    /// <inheritdoc />
    public EntityId OwnerId => UserId;

    /// <inheritdoc />
    public Permission Permission => Permission.WriteProfile;
}

internal sealed class PutProfileHandler(
    ICaller caller, IProfileRepository profiles, IUserRepository users, IProfileChanges changes, IMapper mapper, TimeProvider clock)
    : ICommandHandler<PutProfile, Versioned<ProfileDto>>
{
    public async Task<Result<Versioned<ProfileDto>>> Handle(PutProfile request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var details = ProfileDetails.Create(request.DateOfBirth, request.Gender, request.Preferences, DateOnly.FromDateTime(now.UtcDateTime));
        if (!details.IsSuccess)
        {
            return details.Error;
        }

        if (request.UserId != caller.RequiredUserId() && await users.FindAsync(request.UserId, cancellationToken) is null)
        {
            return Error.NotFound;
        }

        long? expectedVersion = null;
        if (request.Expected.IsStated)
        {
            expectedVersion = (await profiles.FindAsync(request.UserId, cancellationToken))?.Version;
            if (request.Expected.Check(expectedVersion) is { } stale)
            {
                return stale;
            }
        }

        var outcome = await profiles.PutAsync(request.UserId, details.Value, now, expectedVersion, cancellationToken);
        if (!outcome.IsStored)
        {
            return request.Expected.Miss;
        }

        changes.Changed(request.UserId);
        return new Versioned<ProfileDto>(mapper.Map<ProfileDto>(outcome.Profile), outcome.Profile.Version, outcome.IsNew);
    }
}
