using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Codes;

/// <summary>Registers what codes are kept in and counted with.</summary>
internal static class CodeModule
{
    public static IServiceCollection AddCodes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<CodeOptions>, CodeOptionsRules>();
        services.AddOptions<CodeOptions>().Bind(configuration.GetSection(CodeOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => PolicyOf(provider.GetRequiredService<IOptions<CodeOptions>>().Value));
        services.AddSingleton(provider => new AccountPolicy(
            Flag(provider.GetRequiredService<IConfiguration>(), "Accounts:ConcealTaken"), Flag(provider.GetRequiredService<IConfiguration>(), "Accounts:RequireVerifiedEmail")));
        services.AddHostedService<AccountPolicyCheck>();
        services.AddSingleton<IChallengeStore>(provider => new ChallengeStore(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<MasterKey>().Box("codes"), provider.GetRequiredService<IOptions<CodeOptions>>(),
            provider.GetRequiredService<OperationTimer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<ICodeThrottle>(provider => new CodeThrottle(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<MasterKey>().Box("code_counters"), provider.GetRequiredService<IOptions<CodeOptions>>(),
            provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<IRequestOrigin>(), provider.GetRequiredService<IAuditLog>(),
            provider.GetRequiredService<OperationTimer>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CodeThrottle>>()));
        return services;
    }

    private static CodePolicy PolicyOf(CodeOptions options) => new(
        TimeSpan.FromSeconds(options.OtpSeconds), TimeSpan.FromSeconds(options.ResetSeconds), TimeSpan.FromSeconds(options.EmailSeconds), TimeSpan.FromSeconds(options.Resend.Seconds));

    private static bool Flag(IConfiguration configuration, string key)
    {
        var text = configuration[key];
        return !string.IsNullOrWhiteSpace(text) && (bool.TryParse(text, out var flag) ? flag : throw new SettingException($"The setting {key} is \"{text}\"; it must be true or false."));
    }

    /// <summary>Reads the switches before anything is served, so that a wrong one stops the start.</summary>
    private sealed class AccountPolicyCheck(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(services.GetRequiredService<AccountPolicy>());

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
