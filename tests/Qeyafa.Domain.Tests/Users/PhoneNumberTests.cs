using Qeyafa.Domain.Users;

namespace Qeyafa.Domain.Tests.Users;

public sealed class PhoneNumberTests
{
    [TestCase("+919876543210")]
    [TestCase("+1234567")]
    [TestCase("+123456789012345")]
    public void PhoneNumber_International_IsTaken(string text)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue();
        number!.Value.ShouldBe(text);
    }

    [TestCase("+91 98765 43210")]
    [TestCase("+91-98765-43210")]
    [TestCase("+91 (98765) 43.210")]
    [TestCase("00919876543210")]
    [TestCase("0091 98765 43210")]
    [TestCase(" +919876543210 ")]
    public void PhoneNumber_AsPeopleWriteIt_IsTheSame(string text)
    {
        PhoneNumber.TryParse(text, out var number).ShouldBeTrue();
        number!.Value.ShouldBe("+919876543210");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("9876543210")]
    [TestCase("09876543210")]
    [TestCase("+123456")]
    [TestCase("+1234567890123456")]
    [TestCase("+0919876543210")]
    [TestCase("+00919876543210")]
    [TestCase("+91\t9876543210")]
    [TestCase("+919876543210;ext=1")]
    [TestCase("+९१९८७६५४३२१०")]
    [TestCase("++91987654321")]
    [TestCase("91+9876543210")]
    [TestCase("+                                        919876543210")]
    public void PhoneNumber_OfAnotherForm_IsRefused(string? text) => PhoneNumber.TryParse(text, out _).ShouldBeFalse();
}
