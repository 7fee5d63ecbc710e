using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Http;

/// <summary>Binds a parameter of type <see cref="ExpectedVersion"/> from <c>If-Match</c>.</summary>
internal sealed class IfMatchBinder : IModelBinder, IModelBinderProvider
{
    private static readonly object Unstated = ExpectedVersion.Unstated;

    /// <summary>Tells MVC that the parameter is not part of the body.</summary>
    public static BindingSourceMetadataProvider Metadata { get; } = new(typeof(ExpectedVersion), BindingSource.Special);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.ModelType == typeof(ExpectedVersion) ? this : null;
    }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var header = bindingContext.HttpContext.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            bindingContext.Result = ModelBindingResult.Success(Unstated);
        }
        else if (EntityTags.TryReadIfMatch(header, out var expected))
        {
            bindingContext.Result = ModelBindingResult.Success(expected);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError("If-Match", "must be * or a list of entity tags such as \"v7\".");
            bindingContext.Result = ModelBindingResult.Failed();
        }

        return Task.CompletedTask;
    }
}
