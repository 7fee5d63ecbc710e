using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Json;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers the one way in which the API reads and writes JSON.</summary>
internal static class JsonHosting
{
    public static IServiceCollection AddStrictJson(this IServiceCollection services)
    {
        services.AddSingleton<IJsonTypeInfoResolver>(ApiJsonContext.Default);
        services.AddSingleton<ApiJson>();
        services.AddSingleton<IConfigureOptions<JsonOptions>>(provider =>
            new ConfigureOptions<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions, provider.GetServices<IJsonTypeInfoResolver>())));
        return services;
    }
}
