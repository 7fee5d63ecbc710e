using Qeyafa.Application.Access;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Access;

public sealed class AccessPolicyTests
{
    private readonly IdentityBench _bench = new();
    private readonly EntityId _asha;

    public AccessPolicyTests() => _asha = _bench.Store("asha@example.com");

    [Test]
    public async Task Owner_OfTheData_ReachesItWithoutALookup()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            (await Policy.MayAsync(_asha, _asha, permission, CancellationToken.None)).ShouldBeTrue();
        }

        _bench.Users.Lookups.ShouldBe(0);
    }

    [TestCase(RoleNames.Admin, false, UserStatus.Active, true)]
    [TestCase(RoleNames.Customer, true, UserStatus.Active, true)]
    [TestCase(RoleNames.Customer, false, UserStatus.Active, false)]
    [TestCase(RoleNames.Contractor, false, UserStatus.Active, false)]
    [TestCase(RoleNames.Society, false, UserStatus.Active, false)]
    [TestCase(RoleNames.Admin, true, UserStatus.Suspended, false)]
    [TestCase(RoleNames.Admin, true, UserStatus.Inactive, false)]
    [TestCase(RoleNames.Admin, true, UserStatus.Pending, false)]
    public async Task Another_ReachesTheData_OnlyAsActiveAdministratorOrSuperuser(string role, bool superuser, UserStatus status, bool reaches)
    {
        var caller = _bench.Store("other@example.com", status, role, superuser);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            (await Policy.MayAsync(caller, _asha, permission, CancellationToken.None)).ShouldBe(reaches);
            var scope = await Policy.ScopeAsync(caller, permission, CancellationToken.None);
            (scope.Includes(caller), scope.Includes(_asha), scope.Owners is null).ShouldBe((true, reaches, reaches));
        }
    }

    [Test]
    public async Task Role_Lost_IsLostAtOnce()
    {
        var admin = _bench.Store("admin@example.com", role: RoleNames.Admin);
        (await Policy.MayAsync(admin, _asha, Permission.ReadProfile, CancellationToken.None)).ShouldBeTrue();
        _bench.Users.Put(_bench.Users.Stored(admin) with { Roles = [RoleNames.Customer] });
        (await Policy.MayAsync(admin, _asha, Permission.ReadProfile, CancellationToken.None)).ShouldBeFalse();
    }

    [Test]
    public async Task Caller_Unknown_ReachesNobodyElse() =>
        (await Policy.MayAsync(EntityId.New(_bench.Now), _asha, Permission.ReadProfile, CancellationToken.None)).ShouldBeFalse();

    private AccessPolicy Policy => new(_bench.Users);
}
