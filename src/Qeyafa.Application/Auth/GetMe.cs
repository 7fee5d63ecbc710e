using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Answers the caller's own account.</summary>
public sealed record GetMe : IQuery<Versioned<UserDto>>, ISignedInRequest;

internal sealed class GetMeHandler(ICaller caller, IUserRepository users, IMapper mapper) : IQueryHandler<GetMe, Versioned<UserDto>>
{
    public async Task<Result<Versioned<UserDto>>> Handle(GetMe request, CancellationToken cancellationToken) =>
        await users.FindAsync(caller.RequiredUserId(), cancellationToken) is { } user
            ? new Versioned<UserDto>(mapper.Map<UserDto>(user), user.Version)
            : Error.Unauthenticated;
}
