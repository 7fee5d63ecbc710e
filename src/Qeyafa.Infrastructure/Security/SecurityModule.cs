using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Infrastructure.Mongo.Throttling;
using Qeyafa.Infrastructure.Security.Passwords;
using Qeyafa.Infrastructure.Security.Sessions;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Security;

/// <summary>Registers password hashing and access tokens.</summary>
internal static class SecurityModule
{
    /// <summary>Adds what the settings under <c>Passwords</c> and <c>Tokens</c> describe; a wrong one stops the start with a sentence that names it.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PasswordOptions>, PasswordOptionsRules>();
        services.AddOptions<PasswordOptions>().Bind(configuration.GetSection(PasswordOptions.Section)).ValidateOnStart();
        services.AddSingleton<HashingGate>();
        services.AddSingleton<IPasswordHashing, PasswordHashing>();
        services.AddSingleton<ICommonPasswords, CommonPasswords>();

        services.AddSingleton<IValidateOptions<TokenOptions>, TokenOptionsRules>();
        services.AddOptions<TokenOptions>().Bind(configuration.GetSection(TokenOptions.Section)).ValidateOnStart();
        services.AddSingleton<SecretFile>();
        services.AddSingleton<MasterKey>();
        services.AddHostedService(provider => provider.GetRequiredService<MasterKey>());
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<IOptions<TokenOptions>>() is { Value.SigningKey: { } pinned } && !string.IsNullOrWhiteSpace(pinned)
            ? new ConfiguredSigningKeys(SigningKey.Parse(pinned))
            : ActivatorUtilities.CreateInstance<KeyRing>(provider, provider.GetRequiredService<MasterKey>().Box("signing-keys")));
        services.AddSingleton<IPublicKeys, PublicKeys>();
        services.AddSingleton<IDeviceTokens>(provider => new DeviceTokens(
            provider.GetRequiredService<MasterKey>().Box("devices"), TimeSpan.FromDays(provider.GetRequiredService<IOptions<LockoutOptions>>().Value.DeviceDays), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<IAccessTokens, AccessTokens>();

        services.AddSingleton<IValidateOptions<SessionOptions>, SessionOptionsRules>();
        services.AddOptions<SessionOptions>().Bind(configuration.GetSection(SessionOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SessionOptions>>().Value.ToPolicy());
        services.AddSingleton<IRefreshTokens>(provider => new RefreshTokens(provider.GetRequiredService<MasterKey>().Box("refresh-tokens")));
        services.AddSingleton<SessionEpochs>();
        services.AddSingleton<ISessionGate, SessionGate>();
        return services;
    }
}
