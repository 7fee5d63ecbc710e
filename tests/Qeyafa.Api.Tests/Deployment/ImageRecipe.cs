using System.Text.RegularExpressions;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Deployment;

/// <summary>The Dockerfile's stages, and which files of the work tree they are given.</summary>
internal sealed class ImageRecipe
{
    private readonly Dictionary<string, List<Instruction>> _stages = [];
    private readonly List<(bool Excludes, Regex Pattern)> _rules = [];

    public ImageRecipe()
    {
        var text = File.ReadAllText(Path.Combine(WorkTree.Root, "deploy", "Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && char.IsAsciiLetterUpper(line[0])))
        {
            var instruction = new Instruction(line[..line.IndexOf(' ', StringComparison.Ordinal)], line[line.IndexOf(' ', StringComparison.Ordinal)..].Trim());
            if (instruction.Keyword == "FROM")
            {
                _stages[instruction.Rest[(instruction.Rest.LastIndexOf(' ') + 1)..]] = [];
            }
            else if (_stages.Count > 0)
            {
                _stages.Values.Last().Add(instruction);
            }
        }

        _rules.AddRange(File.ReadAllLines(Path.Combine(WorkTree.Root, ".dockerignore")).Where(line => line.Length > 0).Select(line => (line[0] != '!', PatternOf(line.TrimStart('!')))));
    }

    /// <summary>The instructions of a stage, in their order.</summary>
    public IReadOnlyList<Instruction> this[string stage] => _stages[stage];

    /// <summary>Copies what a stage takes from the work tree, as far as it is sent to the builder.</summary>
    /// <exception cref="InvalidOperationException">Nothing is there for a source to copy.</exception>
    public void CopySources(string stage, string target)
    {
        foreach (var copy in this[stage].Where(instruction => instruction.Keyword == "COPY" && !instruction.Rest.StartsWith("--from", StringComparison.Ordinal)))
        {
            var names = copy.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var source in names[..^1])
            {
                Copy(source, Path.Combine(target, names[^1]), names[^1].EndsWith('/'));
            }
        }
    }

    private void Copy(string source, string target, bool intoFolder)
    {
        var path = Path.Combine(WorkTree.Root, source);
        var isFile = File.Exists(path);
        var files = (isFile ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)).Where(file => IsSent(Path.GetRelativePath(WorkTree.Root, file))).ToList();
        if (files.Count == 0)
        {
            throw new InvalidOperationException($"COPY {source} finds nothing: .dockerignore keeps it back.");
        }

        foreach (var file in files)
        {
            var copy = !isFile ? Path.Combine(target, Path.GetRelativePath(path, file)) : intoFolder ? Path.Combine(target, Path.GetFileName(file)) : target;
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    // The last rule that fits a path, or a folder above it, is the one that counts.
    private bool IsSent(string path) => !_rules.LastOrDefault(rule => rule.Pattern.IsMatch(path)).Excludes;

    private static Regex PatternOf(string rule) =>
        new($"^{Regex.Escape(rule).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}(/|$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <param name="Keyword">Such as <c>COPY</c>.</param>
    /// <param name="Rest">What comes behind it.</param>
    internal sealed record Instruction(string Keyword, string Rest);
}
