using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Domain.Tests.Users;

public sealed class UserTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntityId Id = EntityId.New(Now);

    [Test]
    public void User_Registered_StartsActiveAndUnverified()
    {
        var user = Register();
        user.Id.ShouldBe(Id);
        user.Email!.Value.ShouldBe("asha@example.com");
        user.Roles.ShouldBe([RoleNames.Customer]);
        user.Status.ShouldBe(UserStatus.Active);
        user.IsActive.ShouldBeTrue();
        (user.EmailVerified, user.PhoneVerified, user.IsSuperuser, user.ReachesEverybody).ShouldBe((false, false, false, false));
        (user.CreatedAt, user.UpdatedAt, user.LastLoginAt).ShouldBe((Now, Now, null));
        user.Version.ShouldBe(1);
        user.SecurityStamp!.Length.ShouldBe(32);
        user.SecurityStamp.ShouldNotBe(Register().SecurityStamp);
    }

    [TestCase(RoleNames.Customer)]
    [TestCase(RoleNames.Contractor)]
    [TestCase(RoleNames.Society)]
    public void User_RegisteringInAnOpenRole_GetsIt(string role) => Register(role: role).Roles.ShouldBe([role]);

    [TestCase(RoleNames.Admin)]
    [TestCase("superuser")]
    [TestCase("Customer")]
    [TestCase("")]
    public void User_RegisteringInAnotherRole_IsRefused(string role) => Should.Throw<ArgumentException>(() => Register(role: role));

    [TestCase("")]
    [TestCase("   ")]
    public void User_RegisteringWithoutAName_IsRefused(string name) => Should.Throw<ArgumentException>(() => Register(name));

    [Test]
    public void User_Edited_IsReplacedWholeAndOneVersionOn()
    {
        var user = Register();
        var address = new Address(null, "Pune", null, null, null);
        user.EditProfile(AccountDetails.Create("Asha Rao", "Tailor", "https://example.com/a.jpg", address, "asha").Value, Now.AddHours(1));
        (user.Name, user.Bio, user.AvatarUrl, user.Address, user.Username!.Value).ShouldBe(("Asha Rao", "Tailor", "https://example.com/a.jpg", address, "asha"));
        (user.Version, user.UpdatedAt, user.CreatedAt).ShouldBe((2, Now.AddHours(1), Now));

        user.EditProfile(AccountDetails.Create("Asha", null, null, null, null).Value, Now.AddHours(2));
        (user.Name, user.Bio, user.AvatarUrl, user.Address, user.Username).ShouldBe(("Asha", null, null, null, null));
        user.Version.ShouldBe(3);
    }

    [Test]
    public void User_SigningIn_KeepsVersionAndTimeOfChange()
    {
        var user = Register();
        user.SignedIn(Now.AddDays(1));
        (user.LastLoginAt, user.Version, user.UpdatedAt).ShouldBe((Now.AddDays(1), 1, Now));
    }

    [Test]
    public void User_Rehashed_KeepsItsSecurityStamp()
    {
        var user = Register();
        var stamp = user.SecurityStamp;
        user.Rehash("stronger", Now.AddDays(1));
        (user.PasswordHash, user.SecurityStamp, user.Version).ShouldBe(("stronger", stamp, 2));
    }

    [TestCase(UserStatus.Active, false, "admin", true)]
    [TestCase(UserStatus.Active, true, "customer", true)]
    [TestCase(UserStatus.Active, false, "contractor", false)]
    [TestCase(UserStatus.Suspended, true, "admin", false)]
    [TestCase(UserStatus.Inactive, true, "admin", false)]
    [TestCase(UserStatus.Pending, true, "admin", false)]
    public void User_ReachesEverybody_OnlyAsActiveAdministratorOrSuperuser(UserStatus status, bool superuser, string role, bool reaches) =>
        User.Restore(new UserSnapshot { Id = Id, CreatedAt = Now, UpdatedAt = Now, Status = status, IsSuperuser = superuser, Roles = [role] }).ReachesEverybody.ShouldBe(reaches);

    [Test]
    public void User_Restored_HoldsAllThatWasStored()
    {
        var stored = new UserSnapshot
        {
            Id = Id,
            Email = EmailAddress.FromStored("Old@Example"),
            PhoneNumber = PhoneNumber.FromStored("98765"),
            Username = Username.FromStored("OLD NAME"),
            PasswordHash = "hash",
            Name = "Asha",
            Bio = "bio",
            AvatarUrl = "ftp://old",
            Address = new Address("line", null, null, null, null),
            Roles = ["society", "custom"],
            Status = UserStatus.Pending,
            IsSuperuser = true,
            EmailVerified = true,
            PhoneVerified = true,
            CreatedAt = Now,
            UpdatedAt = Now.AddDays(1),
            LastLoginAt = Now.AddDays(2),
            SecurityStamp = "stamp",
            Version = 7,
        };
        var user = User.Restore(stored);
        foreach (var property in typeof(UserSnapshot).GetProperties().Where(property => property.Name != "EqualityContract"))
        {
            typeof(User).GetProperty(property.Name)!.GetValue(user).ShouldBe(property.GetValue(stored), property.Name);
        }
    }

    private static User Register(string name = "Asha", string role = RoleNames.Customer) =>
        User.Register(Id, EmailAddress.Parse("asha@example.com"), "hash", name, role, UserStatus.Active, Now);
}
