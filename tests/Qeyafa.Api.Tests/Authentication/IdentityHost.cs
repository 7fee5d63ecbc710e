using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Qeyafa.Api.Authentication;
using Qeyafa.Api.Controllers.Auth;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Application;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure;
using Qeyafa.Testing.Profiles;
using Qeyafa.Testing.Users;
using Serilog;

namespace Qeyafa.Api.Tests.Authentication;

/// <summary>The real pipeline and the real security on a real Kestrel, over accounts and profiles in memory.</summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private IdentityHost(WebApplication app, string folder, InMemoryUsers users, CapturingSink logs)
    {
        _app = app;
        _folder = folder;
        Users = users;
        Logs = logs;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address + "/api/v1/") };
    }

    public HttpClient Client { get; }

    public InMemoryUsers Users { get; }

    public CapturingSink Logs { get; }

    public static async Task<IdentityHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = "Qeyafa.Api", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("QEYAFA_DATA", folder), new("Passwords:Iterations", "1000")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // Other modules' use cases are registered too, and have nothing here to stand on.
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (false, true));
        var (users, logs) = (new InMemoryUsers(), new CapturingSink());
        builder.Services.AddRequestLog(new LoggerConfiguration().WithoutNoise().WriteTo.Sink(logs).CreateLogger());
        builder.Services.AddApplication().AddInfrastructure(builder.Configuration);
        WithoutDatabaseChecks(builder.Services);
        builder.AddApi();
        builder.Services.AddBearerAuthentication().AddProblems(AuthProblems.All);
        builder.Services.AddSingleton<IUserRepository>(users);
        builder.Services.AddSingleton<IProfileRepository, InMemoryProfiles>();
        builder.Services.AddSingleton<IProfileChanges, NobodyListens>();
        builder.Services.AddSingleton<IOutageClassifier, NoOutages>();
        builder.Services.AddSingleton<IIdempotencyStore, MemoryIdempotencyStore>();
        var app = builder.Build();
        app.UseApi();
        await app.StartAsync();
        return new IdentityHost(app, folder, users, logs);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? token = null, params (string Name, string Value)[] headers) =>
        Client.SendAsync(Answers.Request(method, path, json, token is null ? headers : [("Authorization", $"Bearer {token}"), .. headers]));

    /// <summary>Registers a person with a new address.</summary>
    /// <returns>The person's id and access token.</returns>
    public async Task<(string Id, string Token)> RegisterAsync()
    {
        var answer = await SendAsync(HttpMethod.Post, "auth/register", $$"""{"email":"{{Guid.NewGuid():N}}@example.com","password":"wandering heron","name":"Asha"}""");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        var body = await answer.JsonAsync();
        return (body.GetProperty("user").GetProperty("id").GetString()!, body.GetProperty("tokens").GetProperty("access_token").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>There is no database here whose indexes could be checked at the start.</summary>
    private static void WithoutDatabaseChecks(IServiceCollection services)
    {
        foreach (var check in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(InfrastructureModule).Assembly).ToArray())
        {
            services.Remove(check);
        }
    }

    private sealed class NoOutages : IOutageClassifier
    {
        public TimeSpan? RetryAfter(Exception exception) => null;
    }

    private sealed class NobodyListens : IProfileChanges
    {
        public void Changed(EntityId userId)
        {
        }
    }
}
