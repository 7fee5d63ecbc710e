using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Controllers.Images;
using Qeyafa.Api.Controllers.Messaging;
using Qeyafa.Api.Controllers.Tasks;
using Qeyafa.Api.Controllers.TryOn;
using Qeyafa.Api.Controllers.Wardrobe;
using Qeyafa.Api.Hosting;
using Qeyafa.Application.Abstractions;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>The real pipeline on a real Kestrel, with the sample controller and a test scheme: the bearer's text is the caller's id.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleHost(WebApplication app, CapturingSink logs)
    {
        _app = app;
        Logs = logs;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = NewClient();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public CapturingSink Logs { get; }

    public IServiceProvider Services => _app.Services;

    public SampleLedger Ledger => Services.GetRequiredService<SampleLedger>();

    public static async Task<SampleHost> StartAsync(Dictionary<string, string?>? settings = null, string environment = "Development", TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = "Qeyafa.Api", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();

        // A test must not fail because the others keep the machine busy for a while.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Api:Limits:RequestMilliseconds"] = "60000" });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var logs = new CapturingSink();
        builder.Services.AddRequestLog(new LoggerConfiguration().WithoutNoise().WriteTo.Sink(logs).CreateLogger());
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton<IOutageClassifier, TimeoutsAreOutages>();
        builder.Services.AddSingleton<IIdempotencyStore, MemoryIdempotencyStore>();
        builder.Services.AddSingleton<SampleLedger>();
        builder.Services.AddSingleton<System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver>(SampleJsonContext.Default);
        builder.Services.AddMvcCore().AddApplicationPart(typeof(SampleController).Assembly);
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, TestScheme>("Test", null);
        builder.AddApi();
        builder.Services.AddImagesApi().AddWardrobeApi().AddTryOnApi().AddMessagingApi().AddTasksApi();
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseApi();
        await app.StartAsync();
        return new SampleHost(app, logs);
    }

    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class TimeoutsAreOutages : IOutageClassifier
    {
        public TimeSpan? RetryAfter(Exception exception) => exception is TimeoutException ? TimeSpan.FromSeconds(3) : null;
    }

    private sealed class TestScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new Claim("sub", header["Bearer ".Length..])], "Test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "Test")));
        }
    }
}

/// <summary>Keeps every log event.</summary>
internal sealed class CapturingSink : ILogEventSink
{
    public ConcurrentQueue<LogEvent> Events { get; } = new();

    public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);
}
