using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Qeyafa.Api.Http;

/// <summary>Binds single values from the route and the query, without MVC's value providers.</summary>
internal sealed class ParameterBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var source = context.BindingInfo.BindingSource;
        if (source is null || !(source.CanAcceptDataFrom(BindingSource.Query) || source.CanAcceptDataFrom(BindingSource.Path)))
        {
            return null;
        }

        return ParameterParsers.Find(context.Metadata.ModelType) is { } parser ? new ParameterBinder(parser, fromRoute: source.CanAcceptDataFrom(BindingSource.Path)) : null;
    }
}

/// <inheritdoc cref="ParameterBinderProvider" />
internal sealed class ParameterBinder(ParameterParser parser, bool fromRoute) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var name = bindingContext.ModelName;
        var text = fromRoute
            ? Convert.ToString(bindingContext.ActionContext.RouteData.Values[name], CultureInfo.InvariantCulture)
            : bindingContext.HttpContext.Request.Query[name].ToString();
        if (string.IsNullOrEmpty(text))
        {
            return Task.CompletedTask;
        }

        if (parser(text, out var value) is { } wrong)
        {
            bindingContext.ModelState.TryAddModelError(name, wrong);
            bindingContext.Result = ModelBindingResult.Failed();
        }
        else
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }

        return Task.CompletedTask;
    }
}
