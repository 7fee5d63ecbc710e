using Qeyafa.Build.TypeScript;

namespace Qeyafa.Build;

/// <summary>Generates the clients from <c>openapi/v1.json</c> with NSwag: TypeScript into <c>clients/typescript</c>, C# into <c>clients/csharp</c>.</summary>
internal sealed class ClientsTarget(Project project)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await Steps.RunAsync("Generating the TypeScript client", _ => new TypeScriptClient(project.Root).GenerateAsync(stop));
        return await new CSharpClient(project).RunAsync(folder: null, stop);
    }
}
