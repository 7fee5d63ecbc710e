using Qeyafa.Api.Controllers.Operations;
using Qeyafa.Api.Settings;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>The API's parts, all together and in their order.</summary>
internal static class ApiHosting
{
    /// <summary>Registers every convention and controller.</summary>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var reader = new SettingsReader(builder.Configuration);
        var settings = ApiSettings.Read(reader, builder.Environment);
        foreach (var setting in reader.Known)
        {
            builder.Services.AddSetting(setting);
        }

        builder.Services.AddSingleton<ISettingRule, ApiSettingsRule>();
        builder.Services
            .AddStrictJson()
            .AddProblemTable()
            .AddHttpConventions(settings);
        builder.Services.AddApiControllers(settings);
        builder.Services.AddApiDescription();
        builder.Services.AddPages(settings);
        builder.Services.AddHealth().AddShutdown(settings);
        builder.Services.AddMonitoringApi();
        builder.AddTelemetryExport();
        return builder;
    }

    /// <summary>Builds the pipeline and maps every endpoint.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static WebApplication UseApi(this WebApplication app)
    {
        string[] broken = [.. app.Services.GetServices<ISettingRule>().SelectMany(rule => rule.Broken())];
        return broken.Length > 0
            ? throw new SettingException(string.Join(Environment.NewLine, broken))
            : app.UseHttpConventions().MapApi().MapApiDescription().MapPages();
    }
}
