using Qeyafa.Api.Pages;
using Qeyafa.Api.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>Maps the pages for people: the entrance, the explanations of the problems, the documentation and the sample application.</summary>
internal static class PageHosting
{
    public static WebApplication MapPages(this WebApplication app)
    {
        var problems = ActivatorUtilities.CreateInstance<ProblemPages>(app.Services);
        app.MapGet("/", HomePage.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/pages.css", StyleSheet.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems", problems.ListAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems/{code}", problems.ShowAsync).AllowAnonymous().ExcludeFromDescription();
        var settings = app.Services.GetRequiredService<ApiSettings>();
        if (settings.ShowsDocumentation)
        {
            WebSite.Documentation.Map(app);
        }

        if (settings.ShowsSample)
        {
            WebSite.Sample.Map(app);
        }

        return app;
    }
}
