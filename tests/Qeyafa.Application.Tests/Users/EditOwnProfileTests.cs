using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tests.Users;

public sealed class EditOwnProfileTests
{
    private readonly IdentityBench _bench = new();

    [Test]
    public async Task Edit_OfEverything_ReplacesItAll()
    {
        _bench.UserId = _bench.Store("asha@example.com");
        _bench.Now += TimeSpan.FromHours(1);
        var address = new AddressDto { Line = "12 MG Road", City = "Pune", State = "Maharashtra", PostalCode = "411001", Country = "India" };
        var edited = (await _bench.SendAsync(new EditOwnProfile("Asha Rao", "Tailor", "https://example.com/a.jpg", address, "Asha", default))).Value;
        edited.Version.ShouldBe(2);
        (edited.Value.Name, edited.Value.Bio, edited.Value.AvatarUrl, edited.Value.Address, edited.Value.Username, edited.Value.UpdatedAt)
            .ShouldBe(("Asha Rao", "Tailor", "https://example.com/a.jpg", address, "asha", _bench.Now));
        (edited.Value.Email, edited.Value.Status).ShouldBe(("asha@example.com", UserStatus.Active));

        var emptied = (await EditAsync()).Value;
        (emptied.Value.Bio, emptied.Value.AvatarUrl, emptied.Value.Address, emptied.Value.Username, emptied.Version).ShouldBe((null, null, null, null, 3));
    }

    [Test]
    public async Task Edit_WithEveryRuleBroken_NamesEachByMemberAndStoresNothing()
    {
        _bench.UserId = _bench.Store("asha@example.com");
        var request = new EditOwnProfile("", new string('x', 2001), "x", new AddressDto { PostalCode = new string('x', 21) }, "-", default);
        (await _bench.SendAsync(request)).Error!.Members.Keys.ShouldBe(["address.postal_code", "avatar_url", "bio", "name", "username"]);
        _bench.Users.Stored(_bench.UserId.Value).Version.ShouldBe(1);
    }

    [Test]
    public async Task Edit_WithIfMatch_HoldsTheVersionAgainstIt()
    {
        _bench.UserId = _bench.Store("asha@example.com");
        (await EditAsync(ExpectedVersion.OneOf(2))).Error.ShouldBe(Error.StaleVersion);
        (await EditAsync(ExpectedVersion.OneOf(1))).Value.Version.ShouldBe(2);
        (await EditAsync(ExpectedVersion.AnyExisting)).Value.Version.ShouldBe(3);
    }

    [Test]
    public async Task Edit_OvertakenByAnotherWriter_IsToldAsTheClientAsked()
    {
        var id = _bench.Store("asha@example.com");
        _bench.UserId = id;
        _bench.Users.BeforeSave = () => _bench.Users.Put(_bench.Users.Stored(id) with { Version = _bench.Users.Stored(id).Version + 1 });
        (await EditAsync()).Error.ShouldBe(Error.ConcurrentChange);
        (await EditAsync(ExpectedVersion.OneOf(2))).Error.ShouldBe(Error.StaleVersion);
    }

    [Test]
    public async Task Edit_ToATakenUsername_IsAConflict()
    {
        _bench.UserId = _bench.Store("first@example.com");
        (await EditAsync(username: "asha")).IsSuccess.ShouldBeTrue();
        _bench.UserId = _bench.Store("second@example.com");
        (await EditAsync(username: "ASHA")).Error!.Code.ShouldBe("username_taken");
    }

    [TestCase(UserStatus.Suspended, "account_suspended")]
    [TestCase(UserStatus.Inactive, "account_inactive")]
    public async Task Edit_ByAnAccountThatMayNotAct_IsForbidden(UserStatus status, string code)
    {
        _bench.UserId = _bench.Store("asha@example.com", status);
        (await EditAsync()).Error!.Code.ShouldBe(code);
    }

    [Test]
    public async Task Edit_ByNobody_IsUnauthenticated()
    {
        (await EditAsync()).Error.ShouldBe(Error.Unauthenticated);
        _bench.UserId = EntityId.New(_bench.Now);
        (await EditAsync()).Error.ShouldBe(Error.Unauthenticated);
    }

    private Task<Result<Versioned<UserDto>>> EditAsync(ExpectedVersion expected = default, string? username = null) =>
        _bench.SendAsync(new EditOwnProfile("Asha", null, null, null, username, expected));
}
