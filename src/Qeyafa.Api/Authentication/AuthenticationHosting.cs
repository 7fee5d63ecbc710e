using Microsoft.AspNetCore.Authentication;
using Qeyafa.Api.Http;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth.Throttling;

namespace Qeyafa.Api.Authentication;

/// <summary>Registers the bearer scheme.</summary>
internal static class AuthenticationHosting
{
    /// <summary>Adds the scheme, and the caller whom it finds.</summary>
    public static IServiceCollection AddBearerAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(BearerAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthenticationHandler>(BearerAuthenticationHandler.SchemeName, configureOptions: null);
        services.AddHttpContextAccessor();
        services.AddScoped<ICaller, HttpCaller>();
        services.AddScoped<IRequestOrigin, RequestOrigin>();
        services.AddScoped<IDeviceTokenExchange, DeviceTokenHeader>();
        return services;
    }
}
