using System.Reflection;

namespace Qeyafa.Infrastructure.Seeding;

/// <summary>
/// The demonstration pictures: JPEG files, drawn by the project's own code (<c>tests/Qeyafa.Testing/DemoDrawings</c>), which show nobody.
/// People are <c>person-{name}-front</c> and <c>person-{name}-side</c>, 800 by 1,200 pixels; garments are <c>garment-{kind}</c>, 900 by 900.
/// </summary>
public static class DemoPictures
{
    private const string Prefix = "demo-pictures/";
    private const string Extension = ".jpg";

    private static readonly Assembly Assembly = typeof(DemoPictures).Assembly;

    /// <summary>The names of all pictures, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Opens a picture for reading.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Stream Open(string name) =>
        Assembly.GetManifestResourceStream(Prefix + name + Extension) ?? throw new ArgumentException($"There is no demonstration picture {name}; there are {string.Join(", ", Names)}.", nameof(name));
}
