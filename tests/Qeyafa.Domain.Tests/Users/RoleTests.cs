using Qeyafa.Domain.Users;

namespace Qeyafa.Domain.Tests.Users;

public sealed class RoleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("clerk", true)]
    [TestCase("fitting-room_2", true)]
    [TestCase("Clerk", false)]
    [TestCase("2nd", false)]
    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase("$admin", false)]
    [TestCase("clerk\n", false)]
    public void Name_IsALowerCaseWord(string name, bool allowed) => Role.IsName(name).ShouldBe(allowed);

    [Test]
    public void Name_HasAtMost100Letters() => (Role.IsName(new string('a', 100)), Role.IsName(new string('a', 101))).ShouldBe((true, false));

    [Test]
    public void Define_WithRepeatedWords_HoldsEachRightOnceInOrder() =>
        Role.Define("clerk", "At the counter", ["data:read", "users:read", "data:read"], Now).Value.Grants.ShouldBe([Grant.ReadUsers, Grant.ReadData]);

    [Test]
    public void Define_BreakingRules_NamesThemAll()
    {
        var broken = Role.Define("A", new string('x', 256), ["users:everything"], Now).Error.ShouldNotBeNull();
        broken.Members.Keys.ShouldBe(["description", "name", "permissions"]);
    }

    [Test]
    public void Admin_Redefined_KeepsEveryRight()
    {
        var admin = SeededRoles.At(Now).Single(role => role.Name == RoleNames.Admin);
        admin.Redefine("Less", ["users:read"], Now).IsSuccess.ShouldBeFalse();
        admin.Version.ShouldBe(1);
        admin.Redefine("Described anew", Grant.All.Select(grant => grant.Word), Now).IsSuccess.ShouldBeTrue();
        (admin.Description, admin.Version).ShouldBe(("Described anew", 2));
    }

    [Test]
    public void Admin_StoredWithLess_HasEveryRight() => Role.Restore(RoleNames.Admin, null, ["users:read"], Now, Now, 3).Grants.ShouldBe(Grant.All);

    [Test]
    public void Stored_WithAnUnknownWord_ReadsWithoutIt() => Role.Restore("clerk", null, ["of:old", "users:read"], Now, Now, 1).Grants.ShouldBe([Grant.ReadUsers]);
}
