using Qeyafa.Api.Telemetry;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers where measurements go: by OTLP, to Prometheus, or nowhere, which costs nothing.</summary>
internal static class TelemetryHosting
{
    /// <exception cref="Infrastructure.SettingException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddTelemetryExport(this WebApplicationBuilder builder)
    {
        var otlp = OtlpSettings.Read(builder.Configuration);
        if (otlp.Traces || otlp.Metrics)
        {
            builder.Services.AddSingleton(otlp);
            builder.Services.AddHostedService<OtlpExport>();
        }

        builder.Services.AddSingleton(PrometheusSettings.Read(builder.Configuration, builder.Environment));
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
