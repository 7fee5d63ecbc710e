namespace Qeyafa.Api.Pages;

/// <summary>The style of our few pages, readable in light and dark: the look of the documentation.</summary>
internal static class StyleSheet
{
    private static readonly byte[] Css = """
        :root { color-scheme: light dark; font: 16px/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          --text: light-dark(#1d2327, #e9ecee); --quiet: light-dark(#555e64, #a9b2b8); --line: light-dark(#d9d5cb, #363e44); --accent: light-dark(#0f5c5c, #6fd0c8);
          background: light-dark(#fbfaf7, #14171a); color: var(--text); }
        body { margin: 0; }
        header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding: .9rem 1.25rem; border-bottom: 1px solid var(--line); }
        header nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
        .brand { display: flex; align-items: center; gap: .6rem; margin-right: auto; font-size: 1.15rem; font-weight: 700; color: var(--text); text-decoration: none; }
        .brand::before { content: ""; width: 1.5rem; height: 1.5rem; border-radius: .4rem; background: radial-gradient(circle at 50% 62%, #f2b45a 18%, #0f5c5c 20%); }
        main { max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
        h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.02em; text-wrap: balance; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
        ul { margin: 1rem 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
        li { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .55rem 0; border-bottom: 1px solid var(--line); }
        li > a { flex: 0 0 14rem; font-weight: 600; }
        li > span { flex: 1 1 16rem; color: var(--quiet); }
        code { padding: .1em .3em; border-radius: .3em; background: light-dark(#f0eee8, #0f1214); font: .9em ui-monospace, Menlo, Consolas, monospace; }
        a { color: var(--accent); text-underline-offset: .3em; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
        """u8.ToArray();

    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        context.Response.ContentLength = Css.Length;
        context.Response.Headers.CacheControl = "max-age=3600";
        return context.Response.Body.WriteAsync(Css, context.RequestAborted).AsTask();
    }
}
