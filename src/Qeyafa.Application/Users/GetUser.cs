using AutoMapper;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>Answers an account.</summary>
/// <param name="Id">Whose account.</param>
public sealed record GetUser(EntityId Id) : IQuery<Versioned<UserDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => Id;

    Permission IOwnedRequest.Permission => Permission.ReadAccount;
}

internal sealed class GetUserHandler(IUserRepository users, IMapper mapper) : IQueryHandler<GetUser, Versioned<UserDto>>
{
    public async Task<Result<Versioned<UserDto>>> Handle(GetUser request, CancellationToken cancellationToken) =>
        await users.FindAsync(request.Id, cancellationToken) is { } user ? new Versioned<UserDto>(mapper.Map<UserDto>(user), user.Version) : Error.NotFound;
}
