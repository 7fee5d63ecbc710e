using System.Globalization;
using Qeyafa.Api.Logging;
using Qeyafa.Api.Settings;
using Qeyafa.Api.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers Serilog as the only logger: words for a person in a terminal, JSON lines everywhere else.</summary>
internal static class LoggingHosting
{
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "System.Net.Http"];

    private const string TerminalLine = "{Timestamp:HH:mm:ss} {Level:u3} {Message:l}{NewLine}{Exception}";

    public static WebApplicationBuilder AddLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration().WithoutNoise().ReadFrom.Configuration(builder.Configuration).WithoutSecrets();
        if (Console.IsOutputRedirected)
        {
            configuration.WriteTo.Sink(new JsonLineSink(Console.OpenStandardOutput()));
        }
        else
        {
            configuration.WriteTo.Async(sinks => sinks.Console(outputTemplate: TerminalLine, formatProvider: CultureInfo.InvariantCulture));
        }

        if (OtlpSettings.Read(new SettingsReader(builder.Configuration)).Logs)
        {
            configuration.WriteTo.Sink(new OtlpLogSink(builder.Configuration));
        }

        builder.Services.AddRequestLog(configuration.CreateLogger());
        return builder;
    }

    /// <summary>The log of a command: on the standard error, from warnings on where the settings do not say otherwise.</summary>
    public static WebApplicationBuilder AddCommandLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Warning().ReadFrom.Configuration(builder.Configuration).WithoutSecrets();
        configuration.WriteTo.Console(outputTemplate: TerminalLine, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
        builder.Services.AddRequestLog(configuration.CreateLogger());
        return builder;
    }

    /// <summary>The framework's own lines are kept from Warning on: below that they repeat the request's, with its path and query.</summary>
    public static LoggerConfiguration WithoutNoise(this LoggerConfiguration configuration) => configuration
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        .MinimumLevel.Override("System", LogEventLevel.Warning);

    /// <summary>
    /// Whatever the settings ask for: texts are masked, and the framework's lines that repeat a request's path, query, headers or body stay away.
    /// </summary>
    public static LoggerConfiguration WithoutSecrets(this LoggerConfiguration configuration)
    {
        foreach (var source in Talkative)
        {
            configuration.MinimumLevel.Override(source, LogEventLevel.Warning);
        }

        return configuration.Enrich.With<MaskingEnricher>();
    }

    /// <summary>Makes a logger the one that everything writes to; it is disposed with the host.</summary>
    public static IServiceCollection AddRequestLog(this IServiceCollection services, Logger logger)
    {
        services.AddSingleton(logger);
        services.AddSingleton<Serilog.ILogger>(provider => provider.GetRequiredService<Logger>());
        services.AddSingleton<RequestLog>();
        services.AddLogging(logging => logging.ClearProviders());
        services.AddSingleton<ILoggerFactory>(provider => new SerilogLoggerFactory(provider.GetRequiredService<Logger>()));
        return services;
    }
}
