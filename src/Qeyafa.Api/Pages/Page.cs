using System.Globalization;
using System.Net;
using System.Text;
using Qeyafa.Api.Http;

namespace Qeyafa.Api.Pages;

/// <summary>A small HTML page. Everything that is put into it is encoded, but the markup that the code itself gives.</summary>
internal sealed class Page(string title, PageNavigation navigation)
{
    private readonly StringBuilder _body = new();

    /// <summary>Adds a heading.</summary>
    public Page Heading(string text) => Add($"<h2>{Encode(text)}</h2>");

    /// <summary>Adds a paragraph; words between back-ticks are set as code.</summary>
    public Page Paragraph(string text) => Add($"<p>{WithCode(text)}</p>");

    /// <summary>Adds a list of links, each with what it leads to.</summary>
    public Page Links(IEnumerable<(string Address, string Text, string Note)> links)
    {
        _body.Append("<ul>");
        foreach (var (address, text, note) in links)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<li>{Link(address, text)} <span>{WithCode(note)}</span></li>");
        }

        return Add("</ul>");
    }

    /// <summary>Answers the page.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var html = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Encode(title)}</title><link rel="stylesheet" href="/pages.css"></head>
            <body>
            <header><a class="brand" href="/">Qeyafa</a><nav aria-label="Qeyafa">{string.Concat(navigation.Links.Select(link => Link(link.Address, link.Text)))}</nav></header>
            <main><h1>{Encode(title)}</h1>{_body}</main>
            </body>
            </html>
            """;
        SecurityHeaders.ForPage(context.Response);
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Link(string address, string text) => $"<a href=\"{Encode(address)}\">{Encode(text)}</a>";

    private static string WithCode(string text)
    {
        var parts = Encode(text).Split('`');
        return string.Concat(parts.Select((part, index) => index % 2 == 1 ? $"<code>{part}</code>" : part));
    }

    private Page Add(string html)
    {
        _body.Append(html);
        return this;
    }
}
