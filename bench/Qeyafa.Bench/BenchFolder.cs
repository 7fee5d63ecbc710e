namespace Qeyafa.Bench;

/// <summary>The folder <c>bench</c> of the checkout, which holds the load script and what a preparation writes.</summary>
internal static class BenchFolder
{
    public static string Path { get; } = Find();

    public static string Users => System.IO.Path.Combine(Path, "run", "users.txt");

    public static string Tokens => System.IO.Path.Combine(Path, "run", "tokens.txt");

    public static string SigningKey => System.IO.Path.Combine(Path, "run", "signing-key.pem");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Qeyafa.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The bench runs from within a checkout.");
        }

        return System.IO.Path.Combine(folder.FullName, "bench");
    }
}
