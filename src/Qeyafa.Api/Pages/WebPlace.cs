namespace Qeyafa.Api.Pages;

/// <summary>The folder with the pages that the build made.</summary>
internal sealed record WebPlace(string Folder)
{
    /// <summary>Beside the program, where its build copies them to.</summary>
    public static WebPlace Beside { get; } = new(Path.Combine(AppContext.BaseDirectory, "web"));
}
