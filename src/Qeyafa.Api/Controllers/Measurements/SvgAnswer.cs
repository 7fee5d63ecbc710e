using Microsoft.AspNetCore.Mvc;
using Qeyafa.Application.Measurements;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>Answers a chart. Its policy allows the chart's own style sheet, by its hash, and nothing else.</summary>
internal sealed class SvgAnswer(ChartImage chart) : ActionResult
{
    public const string MediaType = "image/svg+xml";

    private static readonly string Policy = $"default-src 'none'; style-src {ChartImage.StyleHash}; frame-ancestors 'none'";

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = MediaType;
        http.Response.ContentLength = chart.Svg.Length;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        await http.Response.Body.WriteAsync(chart.Svg, http.RequestAborted);
    }
}
