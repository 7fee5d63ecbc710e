using Qeyafa.Application.Access;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Sharing;
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

    [TestCase("data:read", Permission.ReadMeasurements, true)]
    [TestCase("data:read", Permission.ReadProfile, true)]
    [TestCase("data:read", Permission.WriteMeasurements, false)]
    [TestCase("data:read", Permission.ReadAccount, false)]
    [TestCase("data:write", Permission.WriteProfile, true)]
    [TestCase("data:write", Permission.ReadProfile, false)]
    [TestCase("users:read", Permission.ReadAccount, true)]
    [TestCase("users:read", Permission.ReadMeasurements, false)]
    public async Task Requirement25_CustomRole_ReachesWhatItsRightsName(string word, Permission permission, bool reaches)
    {
        Grant.TryParse(word, out var grant).ShouldBeTrue();
        _bench.Roles.Put("clerk", grant);
        var clerk = _bench.Store("clerk@example.com", role: "clerk");

        (await Policy.MayAsync(clerk, _asha, permission, CancellationToken.None)).ShouldBe(reaches);
        (await Policy.HoldsAsync(clerk, grant, CancellationToken.None)).ShouldBeTrue();
        _bench.Users.Put(_bench.Users.Stored(clerk) with { Status = UserStatus.Suspended });
        (await Policy.MayAsync(clerk, _asha, permission, CancellationToken.None)).ShouldBeFalse();
        (await Policy.HoldsAsync(clerk, grant, CancellationToken.None)).ShouldBeFalse();
    }

    [TestCase(RoleNames.Contractor, UserStatus.Active, 1, true)]
    [TestCase(RoleNames.Society, UserStatus.Active, 1, true)]
    [TestCase(RoleNames.Customer, UserStatus.Active, 1, false)]
    [TestCase(RoleNames.Contractor, UserStatus.Suspended, 1, false)]
    [TestCase(RoleNames.Contractor, UserStatus.Active, 0, false)]
    public async Task Share_HasEffect_OnlyForAnActiveReceiver_UntilItsEnd(string role, UserStatus status, int secondsLeft, bool reaches)
    {
        var tailor = _bench.Store("tailor@example.com", status, role);
        _bench.Shares.Put(_asha, tailor, _bench.Now.AddSeconds(secondsLeft), ShareScope.ReadMeasurements);

        (await Policy.MayAsync(tailor, _asha, Permission.ReadMeasurements, CancellationToken.None)).ShouldBe(reaches);
    }

    [TestCase("measurements:read", Permission.ReadMeasurements)]
    [TestCase("measurements:write", Permission.WriteMeasurements)]
    [TestCase("profile:read", Permission.ReadProfile)]
    public async Task Share_OfOneScope_OpensThatAlone(string word, Permission opened)
    {
        ShareScope.TryParse(word, out var scope).ShouldBeTrue();
        var tailor = _bench.Store("tailor@example.com", role: RoleNames.Contractor);
        _bench.Shares.Put(_asha, tailor, _bench.Now.AddDays(1), scope);

        foreach (var permission in Enum.GetValues<Permission>())
        {
            (await Policy.MayAsync(tailor, _asha, permission, CancellationToken.None)).ShouldBe(permission == opened);
            (await Policy.MayAsync(_asha, tailor, permission, CancellationToken.None)).ShouldBeFalse();
        }
    }

    [Test]
    public async Task Caller_Unknown_ReachesNobodyElse() =>
        (await Policy.MayAsync(EntityId.New(_bench.Now), _asha, Permission.ReadProfile, CancellationToken.None)).ShouldBeFalse();

    private AccessPolicy Policy => new(new Authorities(_bench.Users, _bench.Roles), _bench.Shares, _bench);
}
