using Qeyafa.Api.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers how a node that is told to stop ends.</summary>
internal static class ShutdownHosting
{
    public static IServiceCollection AddShutdown(this IServiceCollection services, ApiSettings settings)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.DrainTime + settings.ShutdownTime);
        return services.AddHostedService<DrainService>();
    }

    /// <summary>
    /// Keeps the node open for the drain time after it was told to stop. Streams of events end at once, and their clients open them again elsewhere.
    /// </summary>
    private sealed class DrainService(ApiSettings settings, TimeProvider time, ILogger<DrainService> logger) : IHostedLifecycleService
    {
        public async Task StoppingAsync(CancellationToken cancellationToken)
        {
            if (settings.DrainTime > TimeSpan.Zero)
            {
                logger.LogInformation("The node stops in {DrainSeconds} seconds; until then it takes requests", settings.DrainTime.TotalSeconds);
                await Task.Delay(settings.DrainTime, time, cancellationToken);
            }
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
