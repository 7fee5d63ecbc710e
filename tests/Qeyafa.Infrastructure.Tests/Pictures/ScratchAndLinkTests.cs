using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Tests.Security;

namespace Qeyafa.Infrastructure.Tests.Pictures;

public sealed class ScratchTests
{
    [Test]
    public void LeftoversOfTheDead_AreDeleted_AndThoseOfTheLivingStay()
    {
        var root = Directory.CreateTempSubdirectory("qeyafa-scratch-").FullName;
        try
        {
            var options = Options.Create(new PictureOptions { Scratch = root });
            using var living = new Scratch(options);
            using var kept = living.Create();
            File.WriteAllText(kept.Path, "in use");
            var dead = Path.Combine(root, "dead");
            File.WriteAllText(dead + ".lock", "");
            Directory.CreateDirectory(dead);
            File.WriteAllText(Path.Combine(dead, "left.jpg"), "left");

            using var next = new Scratch(options);

            (Directory.Exists(dead), File.Exists(dead + ".lock"), File.Exists(kept.Path)).ShouldBe((false, false, true));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    [TestCase(1, 10_001)]
    public void NumberOfUploads_ThatIsNone_StopsTheStart(int uploads, int ofOne) =>
        new PictureOptionsRules().Validate(null, new PictureOptions { Uploads = uploads, UploadsPerAccount = ofOne }).FailureMessage!.ShouldContain("Pictures:Uploads");

    [Test]
    public void Folder_IsItsOwnersAlone_AndGoesWithTheProcess()
    {
        var root = Directory.CreateTempSubdirectory("qeyafa-scratch-").FullName;
        var folder = "";
        using (var scratch = new Scratch(Options.Create(new PictureOptions { Scratch = root })))
        {
            folder = Path.GetDirectoryName(scratch.Create().Path)!;
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
        Directory.Delete(root);
    }
}

public sealed class PictureLinkTests
{
    private static readonly PictureKey Key = PictureKey.Body(EntityId.New(DateTimeOffset.UtcNow), EntityId.New(DateTimeOffset.UtcNow));

    [Test]
    public void Link_Works_UntilItExpires_ForItsPictureOnly()
    {
        var clock = new Clock();
        var links = LinksOf(clock);
        var (expires, signature) = Read(links.To(Key));

        links.Allows(Key, expires, signature).ShouldBeTrue();
        links.Allows(PictureKey.Body(Key.Owner, EntityId.New(DateTimeOffset.UtcNow)), expires, signature).ShouldBeFalse();
        links.Allows(Key, expires + 1, signature).ShouldBeFalse();
        links.Allows(Key, expires, signature.ToUpperInvariant()).ShouldBeFalse();
        links.Allows(Key, expires, "").ShouldBeFalse();
        LinksOf(clock, key: 2).Allows(Key, expires, signature).ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(60));
        links.Allows(Key, expires, signature).ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds() < expires);
        clock.Advance(TimeSpan.FromMinutes(15));
        links.Allows(Key, expires, signature).ShouldBeFalse();
    }

    [Test]
    public void Link_IsTheSame_ForAQuarterOfItsLife()
    {
        var clock = new Clock();
        var links = LinksOf(clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        var first = links.To(Key);

        clock.Advance(TimeSpan.FromMinutes(14));
        links.To(Key).ShouldBe(first);
        clock.Advance(TimeSpan.FromMinutes(1));
        links.To(Key).ShouldNotBe(first);
        (Read(links.To(Key)).Expires - clock.GetUtcNow().ToUnixTimeSeconds()).ShouldBeInRange(60 * 60, 75 * 60);
    }

    [Test]
    public void Base_StandsBeforeThePath() =>
        LinksOf(new Clock(), linkBase: "https://api.example.com/").To(Key).ShouldStartWith($"https://api.example.com/api/v1/images/{Key}?expires=");

    [TestCase("ftp://x")]
    [TestCase("http://example.com")]
    [TestCase("https://example.com?x=1")]
    [TestCase("example.com")]
    public void Base_ThatIsNoHttpsAddress_StopsTheStart(string text) =>
        new PictureOptionsRules().Validate(null, new PictureOptions { LinkBase = text }).FailureMessage!.ShouldContain("Pictures:LinkBase");

    private static PictureLinks LinksOf(TimeProvider clock, byte key = 1, string linkBase = "")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new(MasterKey.Setting, Convert.ToBase64String([.. Enumerable.Repeat(key, SecretBox.MasterKeyLength)]))]).Build();
        return new PictureLinks(
            new MasterKey(configuration, new HostingEnvironment { EnvironmentName = "Development" }, new SecretFile(configuration)), Options.Create(new PictureOptions { LinkBase = linkBase }), clock);
    }

    private static (long Expires, string Signature) Read(string link)
    {
        var parts = link.Split('?')[1].Split('&');
        return (long.Parse(parts[0]["expires=".Length..], System.Globalization.CultureInfo.InvariantCulture), parts[1]["signature=".Length..]);
    }
}
