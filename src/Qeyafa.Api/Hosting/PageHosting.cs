using Qeyafa.Api.Pages;
using Qeyafa.Api.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>Maps the pages for people: the entrance, the explanations of the problems, the documentation and the sample application.</summary>
internal static class PageHosting
{
    public static IServiceCollection AddPages(this IServiceCollection services, ApiSettings settings) =>
        services.AddSingleton(WebPlace.Beside).AddSingleton(new PageNavigation(settings)).AddSingleton<HomePage>().AddSingleton<ProblemPages>();

    public static WebApplication MapPages(this WebApplication app)
    {
        var problems = app.Services.GetRequiredService<ProblemPages>();
        app.MapGet("/", app.Services.GetRequiredService<HomePage>().AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/pages.css", StyleSheet.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems", problems.ListAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems/{code}", problems.ShowAsync).AllowAnonymous().ExcludeFromDescription();
        var navigation = app.Services.GetRequiredService<PageNavigation>();
        if (navigation.HasDocumentation)
        {
            WebSite.Documentation.Map(app);
        }

        if (navigation.HasSample)
        {
            WebSite.Sample.Map(app);
        }

        return app;
    }
}
