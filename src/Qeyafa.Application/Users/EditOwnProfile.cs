using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>Replaces all that the caller says about themselves: a member that is left out is emptied.</summary>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Bio">Skills, experience, whatever there is to say; at most 2,000 characters.</param>
/// <param name="AvatarUrl">Where a picture of the person is: an absolute http or https address of at most 2,048 characters.</param>
/// <param name="Address">Where the person or business is.</param>
/// <param name="Username">A name that the account can be found by (<see cref="Domain.Users.Username"/>).</param>
/// <param name="Expected">The versions that the client is willing to change.</param>
public sealed record EditOwnProfile(string Name, string? Bio, string? AvatarUrl, AddressDto? Address, string? Username, ExpectedVersion Expected)
    : ICommand<Versioned<UserDto>>, ISignedInRequest;

internal sealed class EditOwnProfileHandler(ICaller caller, IUserRepository users, IMapper mapper, TimeProvider clock)
    : ICommandHandler<EditOwnProfile, Versioned<UserDto>>
{
    public async Task<Result<Versioned<UserDto>>> Handle(EditOwnProfile request, CancellationToken cancellationToken)
    {
        var details = DetailsOf(request);
        if (!details.IsSuccess)
        {
            return details.Error;
        }

        if (await users.FindAsync(caller.RequiredUserId(), cancellationToken) is not { } user)
        {
            return Error.Unauthenticated;
        }

        if ((AuthErrors.BarredBy(user.Status) ?? request.Expected.Check(user.Version)) is { } refusal)
        {
            return refusal;
        }

        var version = user.Version;
        user.EditProfile(details.Value, clock.GetUtcNow());
        return await users.SaveAsync(user, version, cancellationToken) switch
        {
            SaveUserOutcome.Saved => new Versioned<UserDto>(mapper.Map<UserDto>(user), user.Version),
            SaveUserOutcome.UsernameTaken => AuthErrors.UsernameTaken,
            SaveUserOutcome.Stale => request.Expected.Miss,
            var outcome => throw new InvalidOperationException($"Nobody knows what {outcome} means here."),
        };
    }

    private static Result<AccountDetails> DetailsOf(EditOwnProfile request) => AccountDetails.Create(
        request.Name,
        request.Bio,
        request.AvatarUrl,
        request.Address is { } address ? new Address(address.Line, address.City, address.State, address.PostalCode, address.Country) : null,
        request.Username);
}
