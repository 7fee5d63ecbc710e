using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Tests.Commands;

/// <summary>Holds the tables of docs/configuration.md against the code.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[NonParallelizable]
internal sealed partial class SettingsTests
{
    private WebApplication _app = null!;

    private SettingsRegistry Registry => _app.Services.GetRequiredService<SettingsRegistry>();

    private SettingsCheck Check => _app.Services.GetRequiredService<SettingsCheck>();

    [OneTimeSetUp]
    public void Assemble() => _app = QeyafaHost.AssembleForCommand(
    [
        // Rules of mail and of buckets are kept only where these are used.
        "--environment", "Development", "--Mail:Smtp:Host=localhost", "--Mail:Smtp:From=a@example.com", "--Storage:Kind=s3", "--Storage:S3:Bucket=pictures", "--Storage:S3:Region=eu-central-1",
        "--Backup:Kind=s3", "--Backup:S3:Bucket=backups", "--Backup:S3:Region=eu-central-1",
    ]);

    [OneTimeTearDown]
    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Test]
    public void Settings_OfTheCode_AreTheRowsOfTheDocument() =>
        SettingsTable.Current.Rows.Select(row => row.Name).Order(StringComparer.Ordinal).ShouldBe(Registry.All.Select(setting => setting.Name).Order(StringComparer.Ordinal));

    [Test]
    public void Defaults_OfTheCode_AreThoseOfTheDocument()
    {
        // What depends on the machine, the environment or other settings is said in words.
        string[] inWords = ["Passwords:Concurrency", "Pictures:Concurrency", "Qa:Outbox:Enabled", "Pages:App", "ASPNETCORE_ENVIRONMENT"];
        foreach (var setting in Registry.All.Where(setting => setting.Default is not null && !inWords.Contains(setting.Name)))
        {
            SettingsTable.Current.Find(setting.Name)!.Default.ShouldBe(setting.Default, setting.Name);
        }
    }

    [Test]
    public void Ranges_OfTheDocument_AreThoseThatTheCodeKeeps()
    {
        var tried = 0;
        foreach (var row in SettingsTable.Current.Rows)
        {
            var number = NumberRange().Match(row.Range);
            var duration = DurationRange().Match(row.Range);
            var (within, beyond) = number.Success
                ? Ends(Number(number.Groups["least"].Value), Number(number.Groups["most"].Value), 1, value => value.ToString(CultureInfo.InvariantCulture))
                : duration.Success ? Ends(Ticks(duration.Groups["least"].Value), Ticks(duration.Groups["most"].Value), TimeSpan.TicksPerMillisecond, value => new TimeSpan(value).ToString("c"))
                : ([], []);
            foreach (var value in within)
            {
                Errors(row.Name, value).ShouldNotContain(error => error.StartsWith($"{row.Name} must", StringComparison.Ordinal) || error.StartsWith($"The setting {row.Name} ", StringComparison.Ordinal), $"{row.Name} = {value}");
            }

            foreach (var value in beyond)
            {
                Errors(row.Name, value).ShouldContain(error => error.Contains(row.Name, StringComparison.Ordinal), $"{row.Name} = {value}");
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(150);
    }

    [Test]
    public void OptionsClasses_AreAllRegisteredWithRules()
    {
        var known = Registry.All.Select(setting => setting.Name).ToList();
        var classes = new[] { typeof(SettingsRegistry).Assembly, typeof(QeyafaHost).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is not null).ToList();

        classes.Count.ShouldBeGreaterThan(15);
        foreach (var type in classes)
        {
            var section = (string)type.GetField("Section")!.GetRawConstantValue()!;
            known.ShouldContain(name => name.StartsWith(section + ":", StringComparison.Ordinal), $"{type.Name} needs IValidateOptions: only classes with rules are known.");
        }
    }

    [Test]
    public void Texts_WhoseNameSaysSecret_AreMarkedAsSecret() => Registry.All
        .Where(setting => setting.Kind == SettingKind.Text && SecretName().IsMatch(setting.Name) && !setting.Name.EndsWith(":S3:AccessKey", StringComparison.Ordinal))
        .ShouldAllBe(setting => setting.Secret == SecretForm.Whole);

    [TestCase("Api:RateLimit:AccountPerMinute", "Api:RateLimits:AccountPerMinute")]
    [TestCase("Storage:S3:Buket", "Storage:S3:Bucket")]
    [TestCase("tryon:workers:0", "TryOn:Workers")]
    public void Name_ThatIsNoSetting_IsRefusedWithTheNearest(string name, string nearest) =>
        Errors(name, "5").ShouldContain(error => error.Equals($"{name} is no setting: did you mean {nearest}?", StringComparison.OrdinalIgnoreCase));

    [TestCase("Api:Cors:Origins:0", "https://app.example.com")]
    [TestCase("TryOn:Replicate:ExtraInputs:seed", "5")]
    [TestCase("storage__folder", "x")]
    [TestCase("Serilog:MinimumLevel:Override:System", "Error")]
    public void Name_OfAnEntryOrOfAnotherProgram_IsLeftAlone(string name, string value) => Errors(name, value).ShouldNotContain(error => error.Contains("is no setting", StringComparison.Ordinal));

    [Test]
    public void Settings_WithSeveralMistakes_AreAllNamedAtOnce()
    {
        using var wrong = (IDisposable)QeyafaHost.AssembleForCommand(
            ["--environment", "Production", "--Tokens:Lifetime=soon", "--Codes:Tries=99", "--Api:Limits:BodyBytes=-1", "--MONGODB_URL=nonsense", "--Mail:Smtp:Prot=25"]);
        var errors = ((WebApplication)wrong).Services.GetRequiredService<SettingsCheck>().Errors();

        string[] named = ["Tokens:Lifetime", "Codes:Tries", "Api:Limits:BodyBytes", "MONGODB_URL", "Mail:Smtp:Prot", "Security:MasterKey", "AllowedHosts", "Storage:Kind"];
        named.ShouldAllBe(name => errors.Any(error => error.Contains(name, StringComparison.Ordinal)));
    }

    [TestCase("mongodb://u:p@ss/w@host:1,other/?replicaSet=rs0", "mongodb://u:********@host:1,other/?replicaSet=rs0")]
    [TestCase("mongodb+srv://host/?tls=true", "mongodb+srv://host/?tls=true")]
    [TestCase("mongodb://host/?authMechanismProperties=AWS_SESSION_TOKEN:abc&tlsCertificateKeyFilePassword=x&appName=a", "mongodb://host/?authMechanismProperties=********&tlsCertificateKeyFilePassword=********&appName=a")]
    [TestCase("https://sms.example.com/send?token=abc", "https://sms.example.com/send?token=********")]
    [TestCase("u:p@host", "********")]
    public void Address_WithSecrets_IsShownWithoutThem(string value, string shown) => SettingMask.Mask(SecretForm.Address, value).ShouldBe(shown);

    [Test]
    public async Task Report_SaysWhereAValueComesFrom_AndHidesSecrets()
    {
        await using var app = QeyafaHost.AssembleForCommand(["--environment", "Development", "--MONGODB_URI=mongodb://u:hunter2@host/", "--Security:MasterKey=hunter2"]);

        var settings = app.Services.GetRequiredService<SettingsReport>().Effective();

        settings.ShouldAllBe(setting => setting.Value == null || !setting.Value.Contains("hunter2", StringComparison.Ordinal));
        settings.Single(setting => setting.Name == "Security:MasterKey").Source.ShouldBe("command line");
        settings.Single(setting => setting.Name == "Tokens:Lifetime").ShouldSatisfyAllConditions(setting => setting.Source.ShouldBe("default"), setting => setting.Value.ShouldBe("00:15:00"), setting => setting.Effect.ShouldNotBeNullOrEmpty());
    }

    private IReadOnlyList<string> Errors(string name, string value)
    {
        var configuration = (IConfigurationRoot)_app.Configuration;
        var provider = configuration.Providers.First();
        provider.Set(name, value);
        try
        {
            return Check.Errors();
        }
        finally
        {
            provider.Set(name, value: null);
        }
    }

    private static (string[] Within, string[] Beyond) Ends(long least, long most, long step, Func<long, string> text) => ([text(least), text(most)], [text(least - step), text(most + step)]);

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static long Ticks(string text) => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture).Ticks;

    [GeneratedRegex(@"^(?<least>[\d,]+) to (?<most>[\d,]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberRange();

    [GeneratedRegex(@"^`(?<least>[\d.:]+)` to `(?<most>[\d.:]+)`$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DurationRange();

    [GeneratedRegex("(Secret|Password|Token|Key)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretName();
}
