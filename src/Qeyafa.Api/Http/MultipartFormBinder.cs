using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Http;

/// <summary>
/// Binds a parameter of type <see cref="PictureUpload"/> or <see cref="MultipartForm"/> from <c>multipart/form-data</c>:
/// <code>
/// [HttpPost("image"), TakesPicture]
/// public async Task&lt;ActionResult&lt;BodyDto&gt;&gt; UploadImage(PictureUpload upload, CancellationToken cancellationToken) => … upload.File …
/// </code>
/// </summary>
internal sealed class MultipartFormBinder : IModelBinder, IModelBinderProvider
{
    /// <summary>Tells MVC that the parameters are not JSON.</summary>
    public static IReadOnlyList<BindingSourceMetadataProvider> Metadata { get; } =
        [new(typeof(PictureUpload), BindingSource.Special), new(typeof(MultipartForm), BindingSource.Special)];

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.ModelType == typeof(PictureUpload) || context.Metadata.ModelType == typeof(MultipartForm) ? this : null;
    }

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var context = bindingContext.HttpContext;
        var plan = context.GetEndpoint()?.Metadata.GetMetadata<TakesFormAttribute>()
            ?? throw new InvalidOperationException($"An action that takes a {bindingContext.ModelType.Name} needs [TakesPicture] or [TakesForm].");
        var services = context.RequestServices;
        var read = await new MultipartFormReader(context, plan, services.GetRequiredService<PictureLimits>(), services.GetRequiredService<IScratch>()).ReadAsync();
        if (read.IsSuccess)
        {
            bindingContext.Result = ModelBindingResult.Success(bindingContext.ModelType == typeof(MultipartForm) ? read.Value : new PictureUpload(read.Value.File(PictureUpload.Part)));
        }
        else
        {
            context.SetFailure(read.Error);
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, read.Error.Detail);
            bindingContext.Result = ModelBindingResult.Failed();
        }
    }
}
