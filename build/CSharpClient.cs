using System.Text;
using System.Text.Json.Nodes;
using Qeyafa.Build.CSharp;
using Qeyafa.Testing;

namespace Qeyafa.Build;

/// <summary>Generates the C# client's code (<c>clients/csharp/Generated</c>) from the contract with NSwag.</summary>
internal sealed class CSharpClient(Project project)
{
    private const string CodeFile = "QeyafaApi.g.cs";
    private const string PartsFile = "QeyafaParts.g.cs";

    private static readonly string[] Options =
    [
        "/namespace:Qeyafa.Client", "/className:{controller}Client", "/jsonLibrary:SystemTextJson", "/jsonLibraryVersion:10", "/generateNullableReferenceTypes:true",
        "/generateOptionalPropertiesAsNullable:true", "/generateOptionalParameters:true", "/generateClientInterfaces:false", "/injectHttpClient:true", "/disposeHttpClient:false", "/useBaseUrl:false",
        "/generateExceptionClasses:false", "/exceptionClass:QeyafaApiException", "/dateType:System.DateOnly", "/useRequiredKeyword:true", "/generateDataAnnotations:false",
        "/jsonSerializerSettingsTransformationMethod:QeyafaJson.Configure", "/arrayType:System.Collections.Generic.IReadOnlyList", "/arrayInstanceType:System.Collections.Generic.List",
        "/responseArrayType:System.Collections.Generic.IReadOnlyList", "/dictionaryType:System.Collections.Generic.IReadOnlyDictionary", "/newLineBehavior:LF",
    ];

    /// <summary>Writes the generated files.</summary>
    /// <param name="folder">Where to; the checked-in place where left out.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<int> RunAsync(string? folder, CancellationToken stop)
    {
        var target = Directory.CreateDirectory(folder ?? project.PathOf("clients", "csharp", "Generated")).FullName;
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(project.PathOf("openapi", "v1.json"), stop))!.AsObject();
        var prepared = OptionalParts.Mark(ClientDocument.Prepare(contract));
        var work = Directory.CreateTempSubdirectory("qeyafa-nswag-").FullName;
        try
        {
            var (input, output) = (Path.Combine(work, "client.json"), Path.Combine(work, CodeFile));
            await File.WriteAllTextAsync(input, prepared.ToJsonString(), stop);
            await NpmPackage.NSwag.EnsureAsync(stop);
            var tool = Path.Combine(NpmPackage.NSwag.Folder, "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");
            if (await project.DotnetAsync([tool, "openapi2csclient", $"/input:{input}", $"/output:{output}", .. Options], stop) is not 0 and var failed)
            {
                return failed;
            }

            await WriteAsync(Path.Combine(target, CodeFile), TextAnswers.Mend(TextBodies.Mend(CSharpNames.Mend(await File.ReadAllTextAsync(output, stop)))), stop);
            await WriteAsync(Path.Combine(target, PartsFile), CSharpParts.Write(prepared), stop);
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static Task WriteAsync(string path, string code, CancellationToken stop) =>
        File.WriteAllTextAsync(path, code.ReplaceLineEndings("\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), stop);
}
