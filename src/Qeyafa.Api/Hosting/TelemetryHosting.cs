using Qeyafa.Api.Settings;
using Qeyafa.Api.Telemetry;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers where measurements go: by OTLP, to Prometheus, or nowhere, which costs nothing.</summary>
internal static class TelemetryHosting
{
    public static WebApplicationBuilder AddTelemetryExport(this WebApplicationBuilder builder)
    {
        var reader = new SettingsReader(builder.Configuration);
        var otlp = OtlpSettings.Read(reader);
        var prometheus = PrometheusSettings.Read(reader, builder.Environment);
        foreach (var setting in reader.Known)
        {
            builder.Services.AddSetting(setting);
        }

        builder.Services.AddSingleton<ISettingRule, TelemetrySettingsRule>();
        if (otlp.Traces || otlp.Metrics)
        {
            builder.Services.AddSingleton(otlp);
            builder.Services.AddHostedService<OtlpExport>();
        }

        builder.Services.AddSingleton(prometheus);
        builder.Services.AddSingleton<PrometheusCollector>();
        builder.Services.AddSingleton<PrometheusEndpoint>();
        return builder;
    }

    /// <summary>Serves <c>/metrics</c> where it is enabled; listening begins here.</summary>
    public static WebApplication UsePrometheus(this WebApplication app)
    {
        // Instruments are there from the start, not from the first stream on.
        _ = app.Services.GetRequiredService<OpenStreams>();
        if (app.Services.GetRequiredService<PrometheusSettings>().IsEnabled)
        {
            var endpoint = app.Services.GetRequiredService<PrometheusEndpoint>();
            app.UseWhen(context => context.Request.Path.Equals(PrometheusEndpoint.Path, StringComparison.Ordinal), branch => branch.Run(endpoint.AnswerAsync));
        }

        return app;
    }
}
