using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Qeyafa.Api.Json;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>The last event that a client of a stream has seen; from <c>Last-Event-ID</c>.</summary>
/// <param name="Value">The event's id; null where there is none.</param>
public readonly record struct LastEventId(EntityId? Value);

/// <summary>Binds a parameter of type <see cref="LastEventId"/> from <c>Last-Event-ID</c>.</summary>
internal sealed class LastEventIdBinder : IModelBinder, IModelBinderProvider
{
    public const string Header = "Last-Event-ID";

    /// <summary>Tells MVC that the parameter is not part of the body.</summary>
    public static BindingSourceMetadataProvider Metadata { get; } = new(typeof(LastEventId), BindingSource.Special);

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.ModelType == typeof(LastEventId) ? this : null;
    }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var text = bindingContext.HttpContext.Request.Headers[Header].ToString();
        if (text.Length == 0)
        {
            bindingContext.Result = ModelBindingResult.Success(default(LastEventId));
        }
        else if (EntityId.TryParse(text, out var id))
        {
            bindingContext.Result = ModelBindingResult.Success(new LastEventId(id));
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(Header, EntityIdConverter.Rule);
            bindingContext.Result = ModelBindingResult.Failed();
        }

        return Task.CompletedTask;
    }
}
