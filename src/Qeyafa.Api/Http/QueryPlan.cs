using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>Which query parameters an action takes: others are refused, and so are repetitions and the absence of a required one.</summary>
internal sealed class QueryPlan
{
    private static readonly string[] PageNames = ["skip", "limit", "cursor", "include_total"];

    private readonly FrozenSet<string> _known;
    private readonly string[] _required;

    public QueryPlan(ControllerActionDescriptor action)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var required = new List<string>();
        foreach (var parameter in action.Parameters.OfType<ControllerParameterDescriptor>())
        {
            if (parameter.ParameterType == typeof(PageQuery))
            {
                known.UnionWith(PageNames);
            }
            else if (parameter.BindingInfo?.BindingSource?.CanAcceptDataFrom(BindingSource.Query) == true)
            {
                var name = parameter.BindingInfo.BinderModelName ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name);
                known.Add(name);
                if (IsRequired(parameter.ParameterInfo))
                {
                    required.Add(name);
                }
            }
        }

        _known = known.ToFrozenSet(StringComparer.Ordinal);
        _required = [.. required];
    }

    /// <summary>What is wrong with the request's query, or null.</summary>
    public Error? Check(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return _required.Length == 0 ? null : Missing(request);
        }

        if (!RawQuery.IsWellFormed(request.QueryString.Value))
        {
            return Error.Malformed("$query", "must be percent-encoded UTF-8.");
        }

        List<KeyValuePair<string, string>>? wrong = null;
        foreach (var (name, values) in request.Query)
        {
            if (!_known.Contains(name))
            {
                (wrong ??= []).Add(new(name.Length <= 100 ? name : name[..100], "is not a parameter that can be sent here."));
            }
            else if (values.Count > 1)
            {
                (wrong ??= []).Add(new(name, "is given more than once."));
            }
        }

        return wrong is not null ? Error.Malformed(wrong) : _required.Length == 0 ? null : Missing(request);
    }

    private Error? Missing(HttpRequest request)
    {
        var missing = _required.Where(name => string.IsNullOrEmpty(request.Query[name])).Select(name => new KeyValuePair<string, string>(name, "is required.")).ToList();
        return missing.Count == 0 ? null : Error.Malformed(missing);
    }

    private static bool IsRequired(ParameterInfo parameter) =>
        !parameter.HasDefaultValue
        && (parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is null
            : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull);
}
