using AutoMapper;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>Signs in somebody whose credential has been found right: the one place that hands out tokens.</summary>
internal sealed class SignInDesk(IUserRepository users, IAccessTokens accessTokens, IMapper mapper, TimeProvider clock)
{
    public async Task<SignedInDto> AdmitAsync(User user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        user.SignedIn(now);
        await users.RecordSignInAsync(user.Id, now, cancellationToken);
        var token = accessTokens.Issue(user.Id, EntityId.New(now));
        var tokens = new TokensDto { AccessToken = token.Value, ExpiresIn = (int)token.Lifetime.TotalSeconds };
        return new SignedInDto(mapper.Map<UserDto>(user), tokens);
    }
}
