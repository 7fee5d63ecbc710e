using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qeyafa.Client;

/// <summary>Registers the client with a container.</summary>
public static class QeyafaClientRegistration
{
    private const string Name = "Qeyafa";
    private const string TokenName = "Qeyafa.Tokens";

    /// <summary>
    /// Adds <see cref="QeyafaClient"/>. Tokens are kept in memory, for all alike, unless an <see cref="ITokenStore"/> is registered before: a server that acts for several people
    /// registers one that knows whose request it serves, as scoped.
    /// </summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="configure">Sets at least <see cref="QeyafaClientOptions.Address"/>.</param>
    /// <returns>The connection's builder, to add handlers of your own.</returns>
    public static IHttpClientBuilder AddQeyafaClient(this IServiceCollection services, Action<QeyafaClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new QeyafaClientOptions();
        configure(options);
        var address = options.Address ?? throw new ArgumentException("Address is missing: set it to the server's, such as https://api.example.com.", nameof(configure));
        services.TryAddSingleton<ITokenStore, MemoryTokenStore>();
        var lifetime = services.Last(service => service.ServiceType == typeof(ITokenStore)).Lifetime;
        services.Add(new ServiceDescriptor(
            typeof(TokenSession),
            provider => new TokenSession(provider.GetRequiredService<ITokenStore>(), () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(TokenName), options),
            lifetime));
        services.AddHttpClient(TokenName, http => http.BaseAddress = address).AddHttpMessageHandler(() => new ProblemHandler());
        services.AddTransient(provider =>
        {
            // The token handler is made here and not by the factory, which keeps its handlers beyond the scope that a token store belongs to.
            var session = provider.GetRequiredService<TokenSession>();
            var inner = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Name);
            var chain = QeyafaClient.Chain(inner, provider.GetRequiredService<ITokenStore>(), session, options);
            return new QeyafaClient(new HttpClient(chain, disposeHandler: false) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan }, session, options.Time);
        });
        return services.AddHttpClient(Name);
    }
}
