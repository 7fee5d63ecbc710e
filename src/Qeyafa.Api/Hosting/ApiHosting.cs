using Qeyafa.Api.Controllers.Operations;
using Qeyafa.Api.Settings;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Hosting;

/// <summary>The API's parts, all together and in their order.</summary>
internal static class ApiHosting
{
    /// <summary>Registers every convention and controller.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var settings = ApiSettings.Read(builder.Configuration, builder.Environment);
        builder.Services
            .AddStrictJson()
            .AddProblemTable()
            .AddHttpConventions(settings);
        builder.Services.AddApiControllers(settings);
        builder.Services.AddApiDescription();
        builder.Services.AddHealthChecks();
        builder.Services.AddMonitoringApi();
        builder.AddTelemetryExport();
        return builder;
    }

    /// <summary>Builds the pipeline and maps every endpoint.</summary>
    public static WebApplication UseApi(this WebApplication app) => app.UseHttpConventions().MapApi().MapApiDescription().MapPages();
}
