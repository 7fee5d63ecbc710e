using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Api.Tests.Pictures;

/// <summary>Takes pictures as the controllers of the modules do.</summary>
[Route("api/v1/picture-samples")]
public sealed class PictureSampleController(IPictures pictures, IPictureLinks links, ICaller caller) : ApiController
{
    /// <summary>Stores the caller's body picture; its id is the caller's own.</summary>
    /// <returns>The link to it.</returns>
    [HttpPost("image"), TakesPicture]
    public async Task<ActionResult> Upload(PictureUpload upload, CancellationToken cancellationToken)
    {
        var key = KeyOf();
        var stored = await pictures.StoreAsync(key, upload.File, cancellationToken);
        return stored.IsSuccess ? Content(links.To(key)) : Problem(stored.Error);
    }

    [HttpDelete("image")]
    public async Task<ActionResult> Delete(CancellationToken cancellationToken)
    {
        await pictures.DeleteAsync(KeyOf(), cancellationToken);
        return NoContent();
    }

    /// <summary>Takes two files and two texts, and answers what arrived.</summary>
    [HttpPost("form"), TakesForm(["front", "side"], ["height", "unit"], Optional = ["side", "unit"])]
    public ActionResult Form(MultipartForm form) =>
        Content($"{form.File("front").Length} {form.FindFile("side")?.Length} {form.Field("height")} {form.Field("unit")}");

    private PictureKey KeyOf() => PictureKey.Body(caller.RequiredUserId(), caller.RequiredUserId());
}
