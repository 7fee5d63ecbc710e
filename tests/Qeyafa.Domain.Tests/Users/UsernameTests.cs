using Qeyafa.Domain.Users;

namespace Qeyafa.Domain.Tests.Users;

public sealed class UsernameTests
{
    [TestCase("asha", "asha")]
    [TestCase("Asha.Rao-7_x", "asha.rao-7_x")]
    [TestCase("7seams", "7seams")]
    public void Username_WellFormed_IsKeptInLowerCase(string text, string kept)
    {
        Username.TryParse(text, out var username).ShouldBeTrue();
        username!.Value.ShouldBe(kept);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("ab")]
    [TestCase("12345")]
    [TestCase("+919876543210")]
    [TestCase("asha@example.com")]
    [TestCase("-asha")]
    [TestCase("asha.")]
    [TestCase("as ha")]
    [TestCase("asha\n")]
    [TestCase("аsha")]
    [TestCase("$where")]
    public void Username_Malformed_IsRefused(string? text) => Username.TryParse(text, out _).ShouldBeFalse();

    [TestCase(100, true)]
    [TestCase(101, false)]
    public void Username_Length_IsAtMost100(int length, bool accepted) => Username.TryParse(new string('a', length), out _).ShouldBe(accepted);
}
