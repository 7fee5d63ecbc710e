using Qeyafa.Api.Http;
using Qeyafa.Api.Problems;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Pages;

/// <summary>Pages that the build made, served below an address of their own.</summary>
/// <param name="Address">Such as <c>/docs</c>.</param>
/// <param name="Folder">Its folder in the <see cref="WebPlace"/>.</param>
/// <param name="IsApplication">Whether every path without a file is a page of the one program, which tells them apart in the browser.</param>
internal sealed record WebSite(string Address, string Folder, bool IsApplication)
{
    private static readonly Error NotBuilt = new(ErrorKind.NotFound, CommonProblems.NotFound, "These pages were not built: run ./build.sh web, then build and start the API again.");

    /// <summary>The documentation.</summary>
    public static WebSite Documentation { get; } = new("/docs", "docs", IsApplication: false);

    /// <summary>The sample application.</summary>
    public static WebSite Sample { get; } = new("/app", "app", IsApplication: true);

    public void Map(WebApplication app)
    {
        var folder = WebFolder.Open(Path.Combine(app.Services.GetRequiredService<WebPlace>().Folder, Folder));
        var problems = app.Services.GetRequiredService<ProblemWriter>();
        app.MapGet(Address + "/{**path}", context => AnswerAsync(context, folder, problems)).AllowAnonymous().ExcludeFromDescription();
    }

    private Task AnswerAsync(HttpContext context, WebFolder? folder, ProblemWriter problems)
    {
        if (folder is null)
        {
            return problems.WriteAsync(context, NotBuilt);
        }

        var path = context.Request.Path.Value![Address.Length..];
        if (path.Length == 0 || folder.IsFolder(path[1..]))
        {
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = $"{Address}{path}/{context.Request.QueryString}";
            return Task.CompletedTask;
        }

        var file = folder.Find(path[1..]) ?? (IsApplication && !Path.HasExtension(path) ? folder.Index : null);
        if (file is null)
        {
            return problems.WriteAsync(context, StatusCodes.Status404NotFound);
        }

        SecurityHeaders.ForSite(context.Response);
        return file.AnswerAsync(context);
    }
}
