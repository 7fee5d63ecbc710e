using Qeyafa.Api.Authentication;
using Qeyafa.Api.Controllers.Auth;
using Qeyafa.Api.Controllers.Images;
using Qeyafa.Api.Controllers.Measurements;
using Qeyafa.Api.Controllers.Messaging;
using Qeyafa.Api.Controllers.Roles;
using Qeyafa.Api.Controllers.Tasks;
using Qeyafa.Api.Controllers.TryOn;
using Qeyafa.Api.Controllers.Users;
using Qeyafa.Api.Controllers.Wardrobe;
using Qeyafa.Api.Settings;
using Qeyafa.Application;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>Puts the application together: all layers, and the API on top of them.</summary>
internal static partial class QeyafaHost
{
    /// <param name="args">Settings from the command line (<c>--key value</c>).</param>
    /// <param name="configure">Changes to the composition, for tests.</param>
    /// <exception cref="SettingException">Settings are wrong; the message names every one.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null) => Ready(Assemble(args, configure, LoggingHosting.AddLogging));

    /// <summary>The same for a command, which starts nothing: its log goes to the standard error, from warnings on.</summary>
    /// <param name="args">Settings (<c>--key value</c> or <c>--key=value</c>).</param>
    /// <exception cref="SettingException">Settings are wrong; the message names every one.</exception>
    public static WebApplication BuildForCommand(string[] args) => Ready(AssembleForCommand(args));

    /// <summary>The parts without the web and without a look at the settings, for commands that say what is wrong with them.</summary>
    /// <param name="args">Settings (<c>--key value</c> or <c>--key=value</c>).</param>
    public static WebApplication AssembleForCommand(string[] args) => Assemble(args, configure: null, LoggingHosting.AddCommandLogging);

    private static WebApplication Assemble(string[] args, Action<WebApplicationBuilder>? configure, Func<WebApplicationBuilder, WebApplicationBuilder> log)
    {
        var builder = WebApplication.CreateBuilder(args);
        log(builder);
        builder.Services.AddApplication().AddInfrastructure(builder.Configuration);
        builder.AddApi();
        builder.Services.AddHostSettings(builder.Environment);
        builder.Services.AddBearerAuthentication().AddProblems(AuthProblems.All).AddProblems(AccessProblems.All).AddProblems(PrivacyProblems.All);
        builder.Services.AddImagesApi().AddWardrobeApi().AddTryOnApi().AddMessagingApi().AddTasksApi();
        builder.Services.AddProblems(WebhookProblems.All).AddProblems(MeasuringProblems.All);
        configure?.Invoke(builder);
        builder.Services.AddSettingsRegistry();
        return builder.Build();
    }

    private static WebApplication Ready(WebApplication app)
    {
        var check = app.Services.GetRequiredService<SettingsCheck>();
        check.Require();
        foreach (var warning in check.Warnings())
        {
            LogWarning(app.Logger, warning);
        }

        app.UseApi();
        return app;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);
}
