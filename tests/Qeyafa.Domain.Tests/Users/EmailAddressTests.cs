using FsCheck;
using FsCheck.Fluent;
using Qeyafa.Domain.Users;

namespace Qeyafa.Domain.Tests.Users;

public sealed class EmailAddressTests
{
    [TestCase("asha@example.com", "asha@example.com")]
    [TestCase("Asha.Rao@Example.COM", "asha.rao@example.com")]
    [TestCase("a+tag@mail.example.co.in", "a+tag@mail.example.co.in")]
    [TestCase("o'neil!x@example.org", "o'neil!x@example.org")]
    [TestCase("asha@bücher.example", "asha@xn--bcher-kva.example")]
    [TestCase("asha@BÜCHER.example", "asha@xn--bcher-kva.example")]
    public void EmailAddress_WellFormed_IsKeptInLowerCase(string text, string kept)
    {
        EmailAddress.TryParse(text, out var address).ShouldBeTrue();
        address!.Value.ShouldBe(kept);
        address.ToString().ShouldBe(kept);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("asha")]
    [TestCase("@example.com")]
    [TestCase("asha@")]
    [TestCase("asha@localhost")]
    [TestCase("asha@127.0.0.1")]
    [TestCase("asha@[127.0.0.1]")]
    [TestCase("asha@example..com")]
    [TestCase("asha@-example.com")]
    [TestCase("asha@example-.com")]
    [TestCase("asha@example.com.")]
    [TestCase("asha@exa_mple.com")]
    [TestCase(".asha@example.com")]
    [TestCase("asha.@example.com")]
    [TestCase("as..ha@example.com")]
    [TestCase("as ha@example.com")]
    [TestCase("a@b@example.com")]
    [TestCase("\"asha\"@example.com")]
    [TestCase("asha(comment)@example.com")]
    [TestCase("Asha <asha@example.com>")]
    [TestCase("asha@example.com\r\nBcc: x@example.com")]
    [TestCase("asha@example.com ")]
    [TestCase("आशा@example.com")]
    [TestCase("\u212Aate@example.com")]
    [TestCase("{\"$gt\":\"\"}")]
    public void EmailAddress_Malformed_IsRefused(string? text) => EmailAddress.TryParse(text, out _).ShouldBeFalse();

    [TestCase(64, true)]
    [TestCase(65, false)]
    public void EmailAddress_LocalPart_HasAtMost64Characters(int length, bool accepted) =>
        EmailAddress.TryParse(new string('a', length) + "@example.com", out _).ShouldBe(accepted);

    [TestCase(254, true)]
    [TestCase(255, false)]
    public void EmailAddress_Whole_HasAtMost254Characters(int length, bool accepted)
    {
        var label = new string('a', 63);
        var text = $"{new string('x', 50)}@{label}.{label}.{label}.";
        EmailAddress.TryParse(text + new string('c', length - text.Length), out _).ShouldBe(accepted);
    }

    [Test]
    public void EmailAddress_Parsed_IsParsedToItself() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text => !EmailAddress.TryParse(text + "@example.com", out var once) || (EmailAddress.TryParse(once.Value, out var twice) && once == twice)).QuickCheckThrowOnFailure();

    [Test]
    public void EmailAddress_AnyText_NeverThrows() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => EmailAddress.TryParse(text, out _) || true).QuickCheckThrowOnFailure();

    [Test]
    public void EmailAddress_FromStored_StaysAsItIs() => EmailAddress.FromStored("Old Style").Value.ShouldBe("Old Style");

    [Test]
    public void EmailAddress_ParsedWithoutValidation_Throws() => Should.Throw<FormatException>(() => EmailAddress.Parse("asha"));
}
