using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>
/// The checksum of a step: SHA-256 over the source of every file of <c>Steps</c> whose name begins with the step's number, which the build puts into the assembly.
/// Comments, blank lines, indentation, <c>using</c> lines and the kind of line ends count for nothing.
/// </summary>
internal static class MigrationChecksum
{
    private const string Folder = "migrations/";

    private static readonly ConcurrentDictionary<(Assembly, int), string?> Known = new();

    public static string? Of(Migration step) => Known.GetOrAdd((step.GetType().Assembly, step.Number), key => Compute(key.Item1, key.Item2));

    /// <summary>The checksum of source texts, in order.</summary>
    public static string OfSources(IEnumerable<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in sources.SelectMany(source => source.Split('\n')).Select(line => line.Trim()).Where(Counts))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + '\n'));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool Counts(string line) => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("using ", StringComparison.Ordinal);

    private static string? Compute(Assembly assembly, int number)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Folder}M{number:0000}");
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : OfSources(names.Select(name => Read(assembly, name)));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
