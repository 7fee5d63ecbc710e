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
using Qeyafa.Application;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Hosting;

/// <summary>Puts the application together: all layers, and the API on top of them.</summary>
internal static class QeyafaHost
{
    /// <param name="args">Settings from the command line (<c>--key value</c>).</param>
    /// <param name="configure">Changes to the composition, for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null) => Build(args, configure, LoggingHosting.AddLogging);

    /// <summary>The same for a command, which starts nothing: its log goes to the standard error, from warnings on.</summary>
    /// <param name="args">Settings (<c>--key value</c> or <c>--key=value</c>).</param>
    public static WebApplication BuildForCommand(string[] args) => Build(args, configure: null, LoggingHosting.AddCommandLogging);

    private static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure, Func<WebApplicationBuilder, WebApplicationBuilder> log)
    {
        var builder = WebApplication.CreateBuilder(args);
        log(builder);
        builder.Services.AddApplication().AddInfrastructure(builder.Configuration);
        builder.AddApi();
        builder.Services.AddBearerAuthentication().AddProblems(AuthProblems.All).AddProblems(AccessProblems.All).AddProblems(PrivacyProblems.All);
        builder.Services.AddImagesApi().AddWardrobeApi().AddTryOnApi().AddMessagingApi().AddTasksApi();
        builder.Services.AddProblems(WebhookProblems.All).AddProblems(MeasuringProblems.All);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseApi();
        return app;
    }
}
