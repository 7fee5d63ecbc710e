using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Qeyafa.Api.Http;

/// <summary>Names query parameters in <c>snake_case</c>, like every other word of the API, and route parameters as the route does.</summary>
internal sealed class ParameterNames : IParameterModelConvention
{
    public void Apply(ParameterModel parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.BindingInfo is not { BinderModelName: null, BindingSource: { } source } binding || ParameterParsers.Find(parameter.ParameterType) is null)
        {
            return;
        }

        if (source.CanAcceptDataFrom(BindingSource.Query))
        {
            binding.BinderModelName = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.ParameterName);
        }
        else if (source.CanAcceptDataFrom(BindingSource.Path))
        {
            binding.BinderModelName = parameter.ParameterName;
        }
    }
}
