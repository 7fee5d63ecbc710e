using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Settings;

/// <summary>The settings that ASP.NET Core and Serilog read for themselves.</summary>
internal static class HostSettings
{
    public static IServiceCollection AddHostSettings(this IServiceCollection services, IHostEnvironment environment) => services
        .AddSetting(new Setting("ASPNETCORE_ENVIRONMENT", SettingKind.Text) { Aliases = ["ENVIRONMENT", "DOTNET_ENVIRONMENT"], Default = environment.EnvironmentName })
        .AddSetting(new Setting("ASPNETCORE_URLS", SettingKind.Text) { Aliases = ["URLS"], Default = "http://localhost:5000" })
        .AddSetting(new Setting("Serilog:MinimumLevel:Default", SettingKind.Text) { Default = "Information", IsOfLibrary = true })
        .AddSetting(new Setting("Serilog:MinimumLevel:Override:Microsoft", SettingKind.Text) { Default = "Warning", IsOfLibrary = true });
}
