using System.IO.Compression;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qeyafa.Api.Http;
using Qeyafa.Api.Idempotency;
using Qeyafa.Api.Problems;
using Qeyafa.Api.RateLimits;
using Qeyafa.Api.Settings;
using Qeyafa.Api.Telemetry;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers the layers that every request passes.</summary>
internal static class HttpHosting
{
    public static IServiceCollection AddHttpConventions(this IServiceCollection services, ApiSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(new PictureLimits());
        services.AddSingleton<FailureBoundary>();
        services.AddSingleton<RateLimiting>();
        services.AddSingleton<UploadGate>();
        services.AddSingleton<OpenStreams>();
        services.AddScoped<ReservedId>();
        services.AddScoped<IReservedId>(provider => provider.GetRequiredService<ReservedId>());
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, EnvelopeFilter>());
        services.Configure<HostFilteringOptions>(options => options.IncludeFailureMessage = false);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = settings.MaxBodyBytes;
            options.Limits.RequestHeadersTimeout = settings.HeaderTime;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", ProblemWriter.MediaType, "text/csv", "image/svg+xml", "text/html"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Puts the layers in their order, up to the endpoints.</summary>
    public static WebApplication UseHttpConventions(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimiting>();
        app.UseMiddleware<FaultMiddleware>();
        app.Use(HeadMiddleware.InvokeAsync);
        if (app.Services.GetRequiredService<ApiSettings>().CorsOrigins.Count > 0)
        {
            app.UseMiddleware<CorsMiddleware>();
        }

        app.UseSwagger();
        app.UsePrometheus();
        app.UseRouting();
        app.Use(limits.LimitAddressAsync);
        app.Use(UnroutedMiddleware.InvokeAsync);
        app.Use(OversizeMiddleware.InvokeAsync);
        app.UseWhen(Compressible, branch => branch.UseResponseCompression());
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(limits.LimitAccountAsync);
        app.UseMiddleware<RequestGuard>();
        app.UseMiddleware<TimeLimitMiddleware>();
        app.Use(app.Services.GetRequiredService<UploadGate>().LimitAsync);
        app.UseMiddleware<IdempotencyMiddleware>();
        return app;
    }

    /// <summary>Maps every controller, with the traits of its actions.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        var pictures = app.Services.GetRequiredService<PictureLimits>();
        app.MapControllers().Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>().FirstOrDefault() is { } action)
            {
                endpoint.Metadata.Add(new EndpointTraits(action, endpoint.Metadata));
                if (endpoint.Metadata.OfType<TakesFormAttribute>().FirstOrDefault() is { } form)
                {
                    endpoint.Metadata.Add(new BodyLimit(form.MaxBody(pictures)));
                }
            }
        });
        return app;
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    private static bool Compressible(HttpContext context) =>
        context.Request.Headers.AcceptEncoding.Count > 0 && EndpointTraits.Of(context) is not { HandlesCredentials: true };

    /// <summary>Puts forwarded headers and the envelope before everything else, host filtering included.</summary>
    private sealed class EnvelopeFilter(ApiSettings settings) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            if (settings.Proxies.Count > 0)
            {
                var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
                options.KnownProxies.Clear();
                options.KnownIPNetworks.Clear();
                foreach (var network in settings.Proxies)
                {
                    options.KnownIPNetworks.Add(network);
                }

                app.UseForwardedHeaders(options);
            }

            app.UseMiddleware<EnvelopeMiddleware>();
            next(app);
        };
    }
}
