using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class SecuritySettingsTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qeyafa-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("secret")]
    [TestCase("aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=")]
    public async Task Start_WithAKeyThatIsNone_SaysWhatItMustBe(string key)
    {
        foreach (var environment in new[] { "Production", "Development" })
        {
            var failure = await StartAsync(environment, ("Tokens:SigningKey", key));
            failure.ShouldNotBeNull().Message.ShouldContain("Tokens:SigningKey must be a P-256 private key");
            failure!.Message.ShouldNotContain(key);
        }
    }

    [TestCase("Tokens:Issuer", "")]
    [TestCase("Tokens:Issuer", "a \"b\"")]
    [TestCase("Tokens:Audience", "ü")]
    [TestCase("Tokens:Lifetime", "00:00:30")]
    [TestCase("Tokens:Lifetime", "02:00:00")]
    [TestCase("Tokens:ClockSkew", "00:05:00")]
    [TestCase("Tokens:RememberedTokens", "-1")]
    [TestCase("Tokens:KeyRotation", "1.00:00:00")]
    [TestCase("Tokens:KeyLead", "00:01:00")]
    [TestCase("Tokens:KeyLead", "60.00:00:00")]
    [TestCase("Sessions:Idle", "00:30:00")]
    [TestCase("Sessions:Absolute", "1.00:00:00")]
    [TestCase("Sessions:PerUser", "0")]
    [TestCase("Sessions:RefreshGrace", "00:02:00")]
    [TestCase("Sessions:Trusted", "00:02:00")]
    [TestCase("Sessions:Remembered", "-1")]
    [TestCase("Passwords:Iterations", "10")]
    [TestCase("Passwords:Iterations", "100000000")]
    [TestCase("Passwords:Concurrency", "0")]
    [TestCase("Passwords:QueueLength", "-1")]
    public async Task Start_WithAWrongSetting_NamesIt(string name, string value) =>
        (await StartAsync("Development", (name, value))).ShouldNotBeNull().Message.ShouldContain(name);

    [Test]
    public async Task Start_InProductionWithAWeakCost_IsRefused() => (await StartAsync("Production", ("Tokens:SigningKey", SigningKey.Generate().ToPem()), ("Passwords:Iterations", "2000")))
        .ShouldNotBeNull().Message.ShouldContain("Passwords:Iterations must be 100000 to 2000000.");

    [Test]
    public async Task Start_InProductionWithBothKeys_Succeeds() =>
        (await StartAsync("Production", ("Tokens:SigningKey", SigningKey.Generate().ToPem()), ("Security:MasterKey", MasterKeyText))).ShouldBeNull();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("no base64")]
    [TestCase("dG9vIHNob3J0")]
    public async Task Start_InProductionWithoutASoundMasterKey_SaysWhatToSet(string? key) =>
        (await Should.ThrowAsync<SettingException>(() => StartAsync("Production", ("Tokens:SigningKey", SigningKey.Generate().ToPem()), ("Security:MasterKey", key))))
            .Message.ShouldContain("openssl rand -base64 32");

    private static string MasterKeyText => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength));

    [Test]
    public void DevelopmentKey_MadeOnce_IsKeptForItsOwnerAlone()
    {
        using var first = Host("Development");
        using var second = Host("Development");
        var token = first.Services.GetRequiredService<IRefreshTokens>().Issue(EntityId.Empty, EntityId.Empty);
        second.Services.GetRequiredService<IRefreshTokens>().Read(token.Value).ShouldNotBeNull();
        var file = Path.Combine(_folder, "master-key.txt");
        Directory.GetFiles(_folder, "*.txt").ShouldBe([file]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Test]
    public async Task DevelopmentKey_MadeByManyAtOnce_IsOne()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("QEYAFA_DATA", Path.Combine(_folder, "new"))]).Build();
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => new SecretFile(configuration).ReadOrMake("key.txt", () => Guid.NewGuid().ToString()))));
        keys.Distinct().Count().ShouldBe(1);
    }

    [Test]
    public void DevelopmentKey_ThatIsBroken_IsNotReplacedSilently()
    {
        File.WriteAllText(Path.Combine(_folder, "master-key.txt"), "broken");
        using var host = Host("Development");
        Should.Throw<SettingException>(() => host.Services.GetRequiredService<IRefreshTokens>());
    }

    private async Task<OptionsValidationException?> StartAsync(string environment, params (string Name, string? Value)[] settings)
    {
        using var host = Host(environment, settings);
        try
        {
            await host.StartAsync();
            await host.StopAsync();
            return null;
        }
        catch (OptionsValidationException failure)
        {
            return failure;
        }
    }

    private IHost Host(string environment, params (string Name, string? Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("QEYAFA_DATA", _folder), .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))]);
        builder.Services.AddSingleton(TimeProvider.System).AddSecurity(builder.Configuration);
        return builder.Build();
    }
}
