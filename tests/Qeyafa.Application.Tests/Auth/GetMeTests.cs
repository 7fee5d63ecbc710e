using Qeyafa.Application.Auth;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Tests.Auth;

public sealed class GetMeTests
{
    private readonly IdentityBench _bench = new();

    [Test]
    public async Task Me_SignedIn_IsTheCallersAccount()
    {
        _bench.Store("other@example.com");
        _bench.UserId = _bench.Store("asha@example.com");
        var me = (await _bench.SendAsync(new GetMe())).Value;
        (me.Value.Id, me.Value.Email, me.Version).ShouldBe((_bench.UserId.Value, "asha@example.com", 1));
    }

    [Test]
    public async Task Me_WithoutCallerOrWithoutAccount_IsUnauthenticated()
    {
        (await _bench.SendAsync(new GetMe())).Error.ShouldBe(Error.Unauthenticated);
        _bench.UserId = EntityId.New(_bench.Now);
        (await _bench.SendAsync(new GetMe())).Error.ShouldBe(Error.Unauthenticated);
    }
}
