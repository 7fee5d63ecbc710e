using Microsoft.Extensions.Http;

namespace Qeyafa.CSharpClient.Tests;

/// <summary>Clients of the running API, made as an application makes them.</summary>
internal sealed class Clients : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly ServiceProvider _services;

    public Clients(FaultyLine? line = null, Action<QeyafaClientOptions>? configure = null, ITokenStore? store = null)
    {
        var services = new ServiceCollection();
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        var builder = services.AddQeyafaClient(options =>
        {
            options.Address = RunningApi.Address;
            configure?.Invoke(options);
        });
        if (line is not null)
        {
            builder.AddHttpMessageHandler(() => line);
            services.Configure<HttpClientFactoryOptions>("Qeyafa", options => options.HandlerLifetime = TimeSpan.FromHours(1));
        }

        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<QeyafaClient>();
    }

    public QeyafaClient Client { get; }

    /// <summary>Registers somebody new and signs them in.</summary>
    public async Task<User> RegisterAsync(string name = "Maya") => await Client.RegisterAsync(name, $"{Guid.NewGuid():N}@example.com", Password);

    /// <summary>Records one measurement of the chest, in cm.</summary>
    public Task<Measurement> RecordAsync(double chest = 92.5, int day = 10) => Client.Measurements.RecordAsync(new RecordMeasurementBody
    {
        Measurements = new Dictionary<string, double>(StringComparer.Ordinal) { ["chest"] = chest },
        ProcessedAt = new DateTimeOffset(2026, 1, day, 9, 0, 0, TimeSpan.Zero),
    });

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
