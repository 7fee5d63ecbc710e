using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.Json;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class JsonCoverageTests
{
    [Test]
    public async Task Actions_ReadAndWriteTypesOfTheContextOnly()
    {
        await using var app = QeyafaHost.Build(["--environment", "Development"]);
        var json = app.Services.GetRequiredService<ApiJson>();
        var actions = app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items);

        foreach (var action in actions)
        {
            var types = action.ParameterDescriptions.Where(parameter => parameter.Source.Id == "Body").Select(parameter => parameter.Type)
                .Concat(action.SupportedResponseTypes.Where(response => response.ApiResponseFormats.Any(format => format.MediaType == "application/json")).Select(response => response.Type))
                .OfType<Type>()
                .Where(type => type != typeof(void));
            foreach (var type in types)
            {
                Should.NotThrow(() => json.Options.GetTypeInfo(type), $"{action.RelativePath}: add {type} to ApiJsonContext.");
            }
        }
    }
}
