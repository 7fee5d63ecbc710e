using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Qeyafa.Application.Measurements.Csv;

namespace Qeyafa.Api.Controllers.Measurements;

/// <summary>Answers a history as CSV, written out as it is read.</summary>
internal sealed class CsvAnswer(MeasurementCsv csv) : ActionResult
{
    public const string MediaType = "text/csv";

    /// <summary>Whether the request says that its body is CSV in UTF-8.</summary>
    public static bool IsCsv(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = MediaType + "; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"measurements.csv\"";
        return csv.WriteToAsync(http.Response.Body, http.RequestAborted);
    }
}
