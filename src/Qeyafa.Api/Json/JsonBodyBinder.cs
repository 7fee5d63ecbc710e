using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Json;

/// <summary>Binds a <c>[FromBody]</c> parameter by <see cref="JsonBody"/>; every request type has its binder made once.</summary>
internal sealed class JsonBodyBinderProvider(ApiJson json) : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.BindingInfo.BindingSource?.CanAcceptDataFrom(BindingSource.Body) == true
            ? (IModelBinder)Activator.CreateInstance(typeof(JsonBodyBinder<>).MakeGenericType(context.Metadata.ModelType), json, context.BindingInfo.EmptyBodyBehavior == EmptyBodyBehavior.Allow)!
            : null;
    }
}

/// <inheritdoc cref="JsonBodyBinderProvider" />
internal sealed class JsonBodyBinder<T>(ApiJson json, bool mayBeEmpty) : IModelBinder
{
    private readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> _type = json.TypeOf<T>();

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var http = bindingContext.HttpContext;
        if (!JsonBody.IsJson(http.Request) && (http.Request.ContentType is not null || http.Request.ContentLength is not (null or 0)))
        {
            Refuse(bindingContext, JsonBody.WrongMediaType);
            return;
        }

        var result = await JsonBody.ReadAsync(http.Request.BodyReader, _type, http.RequestAborted);
        if (result.IsSuccess)
        {
            bindingContext.Result = ModelBindingResult.Success(result.Value);
            return;
        }

        if (mayBeEmpty && ReferenceEquals(result.Error, JsonBody.Empty))
        {
            bindingContext.Result = ModelBindingResult.Success(model: null);
            return;
        }

        Refuse(bindingContext, result.Error);
    }

    private static void Refuse(ModelBindingContext binding, Domain.Common.Error error)
    {
        binding.HttpContext.SetFailure(error);
        binding.ModelState.TryAddModelError("$", error.Detail);
        binding.Result = ModelBindingResult.Failed();
    }
}
