using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Qeyafa.Api.Http;

/// <summary>Leaves a controller out: its paths are not routed and not described.</summary>
internal sealed class WithoutController(Type controller) : IApplicationFeatureProvider<ControllerFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        foreach (var found in feature.Controllers.Where(type => type.AsType() == controller).ToArray())
        {
            feature.Controllers.Remove(found);
        }
    }
}
