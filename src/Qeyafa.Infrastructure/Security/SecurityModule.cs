using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth;
using Qeyafa.Infrastructure.Security.Passwords;
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
        services.AddSingleton<SigningKeyFile>();
        services.AddSingleton<ISigningKeys, ConfiguredSigningKeys>();
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<IAccessTokens, AccessTokens>();
        return services;
    }
}
