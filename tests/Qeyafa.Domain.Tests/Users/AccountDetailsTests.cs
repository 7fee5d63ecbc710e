using Qeyafa.Domain.Users;

namespace Qeyafa.Domain.Tests.Users;

public sealed class AccountDetailsTests
{
    [Test]
    public void AccountDetails_WithinAllLimits_AreKept()
    {
        var address = new Address("12 MG Road", "Pune", "Maharashtra", "411001", "India");
        var details = AccountDetails.Create("Asha", "Tailor", "https://example.com/a.jpg", address, "Asha.Rao").Value;
        details.Name.ShouldBe("Asha");
        details.Bio.ShouldBe("Tailor");
        details.AvatarUrl.ShouldBe("https://example.com/a.jpg");
        details.Address.ShouldBe(address);
        details.Username!.Value.ShouldBe("asha.rao");
    }

    [Test]
    public void AccountDetails_WithEveryRuleBroken_NameEachByMember()
    {
        var address = new Address(new string('x', 256), new string('x', 101), new string('x', 101), new string('x', 21), new string('x', 101));
        var error = AccountDetails.Create(" ", new string('x', 2001), "ftp://example.com", address, "a").Error!;
        error.Code.ShouldBe("validation_failed");
        error.Members.Keys.ShouldBe(
            ["address.city", "address.country", "address.line", "address.postal_code", "address.state", "avatar_url", "bio", "name", "username"]);
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("data:image/png;base64,AAAA")]
    [TestCase("//example.com/a.jpg")]
    [TestCase("/a.jpg")]
    [TestCase("file:///etc/passwd")]
    public void AccountDetails_AvatarOfAnotherScheme_IsRefused(string avatar) =>
        AccountDetails.Create("Asha", null, avatar, null, null).Error!.Members.Keys.ShouldBe(["avatar_url"]);

    [TestCase(2048, true)]
    [TestCase(2049, false)]
    public void AccountDetails_AvatarUrl_HasAtMost2048Characters(int length, bool accepted) =>
        AccountDetails.Create("Asha", null, "https://example.com/".PadRight(length, 'a'), null, null).IsSuccess.ShouldBe(accepted);

    [TestCase(255, true)]
    [TestCase(256, false)]
    public void AccountDetails_Name_HasAtMost255Characters(int length, bool accepted) =>
        AccountDetails.Create(new string('a', length), null, null, null, null).IsSuccess.ShouldBe(accepted);

    [Test]
    public void AccountDetails_EmptyAddress_IsNone() =>
        AccountDetails.Create("Asha", null, null, new Address(null, null, null, null, null), null).Value.Address.ShouldBeNull();
}
