using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Pages;

/// <summary>The pages behind the problems' type URIs, made of the same table as the problems.</summary>
internal sealed class ProblemPages(ProblemTable table, ProblemWriter problems, PageNavigation navigation)
{
    /// <summary>Every problem.</summary>
    public Task ListAsync(HttpContext context)
    {
        var page = new Page("Problems", navigation).Paragraph("Every failure is answered as a problem document (RFC 9457). Its `code` is stable; these are the codes.");
        foreach (var group in table.Entries.GroupBy(entry => entry.Status))
        {
            page.Heading(string.Create(CultureInfo.InvariantCulture, $"{group.Key} {ReasonPhrases.GetReasonPhrase(group.Key)}"))
                .Links(group.Select(entry => (entry.Type, entry.Code, entry.Title)));
        }

        return page.SendAsync(context);
    }

    /// <summary>One problem.</summary>
    public Task ShowAsync(HttpContext context) =>
        table.Find((string)context.Request.RouteValues["code"]!) is { } entry
            ? new Page(entry.Title, navigation)
                .Paragraph(string.Create(CultureInfo.InvariantCulture, $"HTTP status {entry.Status}, code `{entry.Code}`."))
                .Paragraph(entry.Explanation)
                .Links(FurtherOf(entry))
                .SendAsync(context)
            : problems.WriteAsync(context, StatusCodes.Status404NotFound);

    private IEnumerable<(string Address, string Text, string Note)> FurtherOf(ProblemEntry entry)
    {
        if (navigation.HasDocumentation)
        {
            yield return ($"/docs/problems/#{entry.Code}", "In the documentation", "The operations that can answer it.");
        }

        yield return ("/problems", "All problems", "The other codes.");
    }
}
