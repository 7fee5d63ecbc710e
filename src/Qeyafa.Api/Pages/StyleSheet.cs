namespace Qeyafa.Api.Pages;

/// <summary>The style of our few pages, readable in light and dark.</summary>
internal static class StyleSheet
{
    private static readonly byte[] Css = """
        :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
        main { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; }
        li { margin: .35rem 0; }
        code { font-family: ui-monospace, monospace; font-size: .95em; }
        a { color: LinkText; }
        """u8.ToArray();

    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        context.Response.ContentLength = Css.Length;
        context.Response.Headers.CacheControl = "max-age=3600";
        return context.Response.Body.WriteAsync(Css, context.RequestAborted).AsTask();
    }
}
