using Qeyafa.Build.Postman;
using Qeyafa.Build.Smoke;

namespace Qeyafa.Build;

/// <summary>Makes the .http files and the Postman collection of <c>http/</c> from <c>openapi/v1.json</c>.</summary>
internal sealed class PostmanTarget(Project project)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var folder = project.PathOf("http");
        Directory.CreateDirectory(folder);
        var journey = new Operations(await File.ReadAllTextAsync(project.PathOf("openapi", "v1.json"), stop)).Along(Journey.Steps);
        foreach (var stale in Directory.EnumerateFiles(folder, "*.http"))
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in HttpFiles.Write(journey))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, stop);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "qeyafa.postman_collection.json"), PostmanCollection.Write(journey), stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "local.postman_environment.json"), PostmanCollection.WriteEnvironment(), stop);
        await File.WriteAllBytesAsync(Path.Combine(folder, "person.png"), SmokePicture.Person(), stop);
        return 0;
    }
}
