using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Profiles;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Profiles;

public sealed class ProfileTests
{
    private static readonly DateOnly Born = new(1990, 5, 4);

    private readonly IdentityBench _bench = new();
    private readonly EntityId _asha;

    public ProfileTests() => _bench.UserId = _asha = _bench.Store("asha@example.com");

    [Test]
    public async Task Profile_BeforeTheFirstPut_IsNotFound() => (await GetAsync(_asha)).Error.ShouldBe(Error.NotFound);

    [Test]
    public async Task Profile_PutTwice_IsMadeAndThenReplacedWhole()
    {
        var preferences = new Dictionary<string, PreferenceValue>
        {
            ["preferred_unit"] = PreferenceValue.Of("inch"),
            ["reminders"] = PreferenceValue.Of(flag: true),
            ["font_size"] = PreferenceValue.Of(12.5),
        };
        var first = (await _bench.SendAsync(new PutProfile(_asha, Born, "female", preferences, default))).Value;
        (first.Created, first.Version).ShouldBe((true, 1));
        (first.Value.UserId, first.Value.DateOfBirth, first.Value.Gender, first.Value.Version).ShouldBe((_asha, Born, "female", 1));
        first.Value.Preferences.ShouldBe(preferences, ignoreOrder: true);

        var made = _bench.Now;
        _bench.Now += TimeSpan.FromDays(1);
        var second = (await PutAsync(_asha)).Value;
        (second.Created, second.Version).ShouldBe((false, 2));
        (second.Value.DateOfBirth, second.Value.Gender, second.Value.Preferences.Count).ShouldBe((null, null, 0));
        (second.Value.CreatedAt, second.Value.UpdatedAt).ShouldBe((made, _bench.Now));
        (await GetAsync(_asha)).Value.ShouldBeEquivalentTo(second with { Created = false });
        _bench.ChangedProfiles.ShouldBe([_asha, _asha]);
    }

    [Test]
    public async Task Profile_BornTomorrow_IsRefusedAndChangesNothing()
    {
        var tomorrow = DateOnly.FromDateTime(_bench.Now.UtcDateTime).AddDays(1);
        (await _bench.SendAsync(new PutProfile(_asha, tomorrow, null, null, default))).Error!.Members.Keys.ShouldBe(["date_of_birth"]);
        (await GetAsync(_asha)).Error.ShouldBe(Error.NotFound);
        _bench.ChangedProfiles.ShouldBeEmpty();
    }

    [Test]
    public async Task Profile_PutWithIfMatch_MustHaveThatVersion()
    {
        (await PutAsync(_asha, ExpectedVersion.OneOf(1))).Error.ShouldBe(Error.StaleVersion);
        (await PutAsync(_asha, ExpectedVersion.AnyExisting)).Error.ShouldBe(Error.StaleVersion);
        (await PutAsync(_asha)).Value.Version.ShouldBe(1);
        (await PutAsync(_asha, ExpectedVersion.OneOf(1))).Value.Version.ShouldBe(2);
        (await PutAsync(_asha, ExpectedVersion.OneOf(1))).Error.ShouldBe(Error.StaleVersion);
        (await PutAsync(_asha, ExpectedVersion.OneOf(1, 2))).Value.Version.ShouldBe(3);
        (await PutAsync(_asha, ExpectedVersion.AnyExisting)).Value.Version.ShouldBe(4);
    }

    [Test]
    public async Task Profile_PutWithIfMatchAndOvertaken_IsStale()
    {
        await PutAsync(_asha);
        _bench.Profiles.BeforePut = () =>
        {
            _bench.Profiles.BeforePut = null;
            PutAsync(_asha).Wait();
        };
        (await PutAsync(_asha, ExpectedVersion.OneOf(1))).Error.ShouldBe(Error.StaleVersion);
    }

    [Test]
    public async Task Profile_OfAnother_IsAsAbsentAsOneThatIsNot()
    {
        await PutAsync(_asha);
        _bench.UserId = _bench.Store("other@example.com", role: RoleNames.Contractor);
        foreach (var id in new[] { _asha, EntityId.New(_bench.Now) })
        {
            (await GetAsync(id)).Error.ShouldBe(Error.NotFound);
            (await PutAsync(id)).Error.ShouldBe(Error.NotFound);
        }
    }

    [Test]
    public async Task Profile_ToAnAdministrator_IsInReachWhereThePersonExists()
    {
        _bench.UserId = _bench.Store("admin@example.com", role: RoleNames.Admin);
        (await PutAsync(_asha)).Value.Created.ShouldBeTrue();
        (await GetAsync(_asha)).IsSuccess.ShouldBeTrue();
        (await PutAsync(EntityId.New(_bench.Now))).Error.ShouldBe(Error.NotFound);
    }

    [Test]
    public async Task Profile_ToNobody_IsUnauthenticated()
    {
        _bench.UserId = null;
        (await GetAsync(_asha)).Error.ShouldBe(Error.Unauthenticated);
        (await PutAsync(_asha)).Error.ShouldBe(Error.Unauthenticated);
    }

    private Task<Result<Versioned<ProfileDto>>> GetAsync(EntityId user) => _bench.SendAsync(new GetProfile(user));

    private Task<Result<Versioned<ProfileDto>>> PutAsync(EntityId user, ExpectedVersion expected = default) => _bench.SendAsync(new PutProfile(user, null, null, null, expected));
}
