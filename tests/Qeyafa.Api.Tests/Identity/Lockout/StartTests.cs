using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Tests.Identity.Lockout;

/// <summary>The whole API with the settings of Production, of which one is wrong. It never gets as far as its database.</summary>
public sealed class StartTests
{
    private static readonly string MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [TestCase("Security:MasterKey", null, "Security:MasterKey")]
    [TestCase("Security:MasterKey", "", "Security:MasterKey")]
    [TestCase("Security:MasterKey", "c2hvcnQ=", "Security:MasterKey")]
    [TestCase("Security:MasterKey", "not base64 at all, but long enough to be one", "Security:MasterKey")]
    [TestCase("AllowedHosts", null, "AllowedHosts")]
    [TestCase("AllowedHosts", "*", "AllowedHosts")]
    [TestCase("AllowedHosts", "api.example.com;*", "AllowedHosts")]
    [TestCase("Api:Cors:Origins", "*", "Api:Cors:Origins")]
    [TestCase("Api:Cors:Origins", "https://*.example.com", "Api:Cors:Origins")]
    [TestCase("Api:Cors:Origins", "null", "Api:Cors:Origins")]
    [TestCase("Qa:Outbox:Enabled", "true", "Qa:Outbox:Enabled")]
    [TestCase("Passwords:Iterations", "1000", "Passwords:Iterations")]
    [TestCase("Lockout:FreeFailures", "0", "Lockout:FreeFailures")]
    [TestCase("Lockout:WindowMinutes", "0", "Lockout:WindowMinutes")]
    [TestCase("Lockout:FirstWaitSeconds", "0", "Lockout:FirstWaitSeconds")]
    [TestCase("Lockout:MaxWaitSeconds", "86401", "Lockout:MaxWaitSeconds")]
    [TestCase("Lockout:DeviceDays", "0", "Lockout:DeviceDays")]
    [TestCase("Storage:Kind", null, "Storage:Kind")]
    [TestCase("Storage:Kind", "s3", "Storage:S3:Bucket")]
    [TestCase("Pictures:Sweep:EverySeconds", "0", "Pictures:Sweep:EverySeconds")]
    [TestCase("Pictures:Sweep:GraceSeconds", "604801", "Pictures:Sweep:GraceSeconds")]
    public async Task Requirement30_Production_WithAWrongSetting_DoesNotStart_AndSaysWhich(string setting, string? value, string named)
    {
        var failure = await Should.ThrowAsync<Exception>(() => StartAsync(setting, value));
        failure.ShouldBeAssignableTo(failure is OptionsValidationException ? typeof(OptionsValidationException) : typeof(SettingException));
        failure.Message.ShouldContain(named);
        if (setting == "Security:MasterKey" && value is { Length: > 0 })
        {
            failure.Message.ShouldNotContain(value);
        }
    }

    private static async Task StartAsync(string setting, string? value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MONGODB_URL"] = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100",
            ["Security:MasterKey"] = MasterKey,
            ["AllowedHosts"] = "api.example.com",
            ["Storage:Kind"] = "files",
            [setting] = value,
        };
        string[] arguments = ["--environment", "Production", "--urls=http://127.0.0.1:0", .. settings.Where(given => given.Value is not null).Select(given => $"--{given.Key}={given.Value}")];
        await using var app = QeyafaHost.Build(arguments);
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        await app.StartAsync();
    }
}
