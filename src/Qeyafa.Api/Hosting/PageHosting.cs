using Qeyafa.Api.Pages;

namespace Qeyafa.Api.Hosting;

/// <summary>Maps the pages for people: the entrance and the explanations of the problems.</summary>
internal static class PageHosting
{
    public static WebApplication MapPages(this WebApplication app)
    {
        var problems = ActivatorUtilities.CreateInstance<ProblemPages>(app.Services);
        app.MapGet("/", HomePage.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/pages.css", StyleSheet.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems", problems.ListAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems/{code}", problems.ShowAsync).AllowAnonymous().ExcludeFromDescription();
        return app;
    }
}
