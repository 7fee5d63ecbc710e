using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Settings;

/// <summary>Registers what is known of settings.</summary>
public static class SettingsModule
{
    /// <summary>Makes a setting known that is no property of an options class.</summary>
    public static IServiceCollection AddSetting(this IServiceCollection services, Setting setting) => services.AddSingleton(setting);

    /// <summary>Gathers the settings of everything that is registered; to be called after all of it.</summary>
    public static IServiceCollection AddSettingsRegistry(this IServiceCollection services)
    {
        services.AddSingleton(SettingsRegistry.Of(services));
        services.AddSingleton<SettingsCheck>();
        services.AddSingleton<SettingsReport>();
        return services;
    }

    internal static IServiceCollection AddLooseSettings(this IServiceCollection services)
    {
        services.AddSetting(new Setting("MONGODB_URL", SettingKind.Text) { Aliases = ["MONGODB_URI", "MONGODB_URI_PROD"], Secret = SecretForm.Address });
        services.AddSetting(new Setting("DATABASE_NAME", SettingKind.Text) { Aliases = ["MONGODB_DATABASE", "MONGODB_DATABASE_PROD"], Default = "qeyafa_db" });
        services.AddSetting(new Setting("QEYAFA_DATA", SettingKind.Text) { Default = "./data" });
        services.AddSetting(new Setting("QEYAFA_MONGOD", SettingKind.Text));
        services.AddSetting(new Setting("QEYAFA_CACHE", SettingKind.Text));
        services.AddSetting(new Setting(MasterKey.Setting, SettingKind.Text) { Secret = SecretForm.Whole });
        services.AddSetting(new Setting("Accounts:ConcealTaken", SettingKind.Flag) { Default = "false" });
        services.AddSetting(new Setting("Accounts:RequireVerifiedEmail", SettingKind.Flag) { Default = "false" });
        services.AddSingleton<ISettingRule>(provider => new Rule(() =>
            MongoSettings.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>())));
        services.AddSingleton<ISettingRule>(provider => new Rule(() =>
            MasterKey.Check(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>())));
        return services;
    }

    /// <summary>A reader that stops at the first setting that is wrong.</summary>
    private sealed class Rule(Action read) : ISettingRule
    {
        public IEnumerable<string> Broken()
        {
            try
            {
                read();
                return [];
            }
            catch (SettingException wrong)
            {
                return [wrong.Message];
            }
        }
    }
}
