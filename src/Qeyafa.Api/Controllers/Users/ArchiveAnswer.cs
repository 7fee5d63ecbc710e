using Microsoft.AspNetCore.Mvc;
using Qeyafa.Application.Privacy;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>Answers a person's export, written out as it is read. Where that fails on the way the connection is broken off.</summary>
internal sealed class ArchiveAnswer(PersonalArchive archive) : ActionResult
{
    public const string MediaType = "application/zip";

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = MediaType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{archive.FileName}\"";
        response.Headers.CacheControl = "no-store";
        await archive.WriteToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
