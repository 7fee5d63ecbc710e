using System.Globalization;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

/// <summary>Runs the examples in C#. The one in <c>measurements/read-history.cs</c> is the class <c>MeasurementsReadHistory</c>.</summary>
internal static class CSharpSnippets
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task RunAsync(string name)
    {
        var type = typeof(Snippet).Assembly.GetTypes().SingleOrDefault(type => type.IsSubclassOf(typeof(Snippet)) && type.Name == ClassOf(name));
        type.ShouldNotBeNull($"{name}.cs has no class {ClassOf(name)} : Snippet.");
        using var patience = new CancellationTokenSource(Patience);
        await ((Snippet)Activator.CreateInstance(type)!).RunAsync(patience.Token);
    }

    private static string ClassOf(string name) =>
        string.Concat(name.Split('/', '-').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
