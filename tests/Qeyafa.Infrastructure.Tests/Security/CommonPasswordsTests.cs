using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Security.Passwords;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class CommonPasswordsTests
{
    [TestCase("password", true)]
    [TestCase("12345678", true)]
    [TestCase("iloveyou", true)]
    [TestCase("p@ssw0rd", true)]
    [TestCase("password and more", false)]
    [TestCase("Zx9-wandering-heron", false)]
    [TestCase("", false)]
    public void Password_OnTheList_IsCommonExactly(string password, bool common) => New(refuse: true).Contains(password).ShouldBe(common);

    [Test]
    public void List_SwitchedOff_HoldsNothing()
    {
        var common = New(refuse: false);
        (common.IsEnabled, common.Contains("password")).ShouldBe((false, false));
    }

    [Test]
    public void List_HasAtLeast3000EntriesThatCouldBeChosen()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Distinct().Count(line => line.EnumerateRunes().Count() >= 8).ShouldBeGreaterThan(3_000);
    }

    private static CommonPasswords New(bool refuse) => new(Options.Create(new PasswordOptions { RefuseCommon = refuse }));
}
