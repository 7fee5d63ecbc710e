using System.Globalization;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Pages;

/// <summary>The pages behind the problems' type URIs, made of the same table as the problems.</summary>
internal sealed class ProblemPages(ProblemTable table, ProblemWriter problems)
{
    /// <summary>Every problem.</summary>
    public Task ListAsync(HttpContext context) =>
        new Page("Problems")
            .Paragraph("Every failure is answered as a problem document (RFC 9457). Its `code` is stable; these are the codes.")
            .Links(table.Entries.Select(entry => (entry.Type, entry.Code, string.Create(CultureInfo.InvariantCulture, $"{entry.Status}: {entry.Title}"))))
            .SendAsync(context);

    /// <summary>One problem.</summary>
    public Task ShowAsync(HttpContext context) =>
        table.Find((string)context.Request.RouteValues["code"]!) is { } entry
            ? new Page(entry.Title)
                .Paragraph(string.Create(CultureInfo.InvariantCulture, $"HTTP status {entry.Status}, code `{entry.Code}`."))
                .Paragraph(entry.Explanation)
                .Links([("/problems", "All problems", "the other codes")])
                .SendAsync(context)
            : problems.WriteAsync(context, StatusCodes.Status404NotFound);
}
