using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Qeyafa.Infrastructure.Mongo;

namespace Qeyafa.Infrastructure.Tests.Mongo;

internal sealed class MongoSettingsTests
{
    private const string Url = "mongodb://db.example:27017/?replicaSet=rs0";
    private const string OtherUrl = "mongodb+srv://other.example/";

    [Test]
    public void Development_WithoutUrl_UsesTheEmbeddedServer()
    {
        var settings = Read("Development");
        settings.Url.ShouldBeNull();
        settings.DatabaseName.ShouldBe("qeyafa_db");
        settings.DataFolder.ShouldBe(Path.GetFullPath("data/mongo"));
    }

    [Test]
    public void Development_WithADataFolder_KeepsTheDataThere() =>
        Read("Development", ("QEYAFA_DATA", "/srv/qeyafa")).DataFolder.ShouldBe(Path.GetFullPath("/srv/qeyafa/mongo"));

    [TestCase("MONGODB_URL", "DATABASE_NAME")]
    [TestCase("MONGODB_URI", "MONGODB_DATABASE")]
    public void AnyEnvironment_WithNameOrAlias_UsesThem(string urlName, string databaseName)
    {
        foreach (var environment in new[] { "Development", "Staging", "Production" })
        {
            var settings = Read(environment, (urlName, Url), (databaseName, "wardrobe"));
            settings.Url.ShouldBe(Url);
            settings.DatabaseName.ShouldBe("wardrobe");
        }
    }

    [Test]
    public void NameAndAlias_Both_TheNameWins() => Read("Development", ("MONGODB_URI", OtherUrl), ("MONGODB_URL", Url)).Url.ShouldBe(Url);

    [Test]
    public void Production_WithItsOwnNames_PutsThemFirst()
    {
        var settings = Read("Production", ("MONGODB_URL", OtherUrl), ("MONGODB_URI_PROD", Url), ("DATABASE_NAME", "a"), ("MONGODB_DATABASE_PROD", "b"));
        settings.Url.ShouldBe(Url);
        settings.DatabaseName.ShouldBe("b");
    }

    [Test]
    public void Development_WithProductionsNames_IgnoresThem() => Read("Development", ("MONGODB_URI_PROD", Url)).Url.ShouldBeNull();

    [Test]
    public void Production_WithoutUrl_SaysWhatToSet()
    {
        var refusal = Should.Throw<SettingException>(() => Read("Production"));
        refusal.Message.ShouldContain("MONGODB_URI_PROD (or MONGODB_URL) is not set");
        refusal.Message.ShouldContain("set it to the connection string of a MongoDB replica set");
    }

    [Test]
    public void Staging_WithoutUrl_SaysWhatToSet() => Should.Throw<SettingException>(() => Read("Staging")).Message.ShouldStartWith("MONGODB_URL is not set");

    [TestCase("localhost:27017")]
    [TestCase("https://user:hunter2@db.example")]
    [TestCase("mongodb://")]
    [TestCase("mongodb:///hunter2")]
    public void Url_OfAnotherKind_IsRefusedByNameWithoutItsValue(string url)
    {
        var refusal = Should.Throw<SettingException>(() => Read("Production", ("MONGODB_URL", url)));
        refusal.Message.ShouldStartWith("MONGODB_URL is not a MongoDB connection string");
        refusal.Message.ShouldNotContain("hunter2");
    }

    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("a.b")]
    [TestCase("$a")]
    [TestCase("a\0b")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void DatabaseName_ThatTheServerRefuses_IsRefusedByName(string name) =>
        Should.Throw<SettingException>(() => Read("Development", ("DATABASE_NAME", name))).Message.ShouldStartWith("DATABASE_NAME is not a database name");

    [Test]
    public void Settings_AsText_HideTheUrl() =>
        Read("Production", ("MONGODB_URL", "mongodb://user:hunter2@db.example/")).ToString().ShouldNotContain("hunter2");

    private static MongoSettings Read(string environment, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
        return MongoSettings.Read(configuration, new NamedEnvironment(environment));
    }

    private sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Qeyafa";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
