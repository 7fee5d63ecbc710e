namespace Qeyafa.Infrastructure.Settings;

/// <summary>The rows of docs/configuration.md, which is part of this assembly: one text for whoever reads it and for the commands.</summary>
public sealed class SettingsTable
{
    private const string Resource = "configuration.md";
    private const int Columns = 4;

    private readonly Dictionary<string, SettingsRow> _rows;

    private SettingsTable(IReadOnlyList<SettingsRow> rows)
    {
        Rows = rows;
        _rows = rows.ToDictionary(row => row.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table of this version.</summary>
    public static SettingsTable Current => Loaded.Value;

    /// <summary>The rows, in the document's order.</summary>
    public IReadOnlyList<SettingsRow> Rows { get; }

    private static Lazy<SettingsTable> Loaded { get; } = new(() =>
    {
        using var reader = new StreamReader(typeof(SettingsTable).Assembly.GetManifestResourceStream(Resource)!);
        return Parse(reader.ReadToEnd());
    });

    /// <summary>The row of a setting; null for none.</summary>
    public SettingsRow? Find(string name) => _rows.GetValueOrDefault(name);

    /// <summary>Reads every table of a Markdown text whose first column is called <c>setting</c>.</summary>
    /// <exception cref="FormatException">A row has not the columns setting, default, range and effect, or a setting has two rows; the message shows it.</exception>
    public static SettingsTable Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var rows = new List<SettingsRow>();
        var within = false;
        foreach (var line in markdown.Split('\n').Select(line => line.Trim()))
        {
            var cells = line.StartsWith('|') ? line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray() : [];
            within = cells.Length > 0 && (within || cells[0] == "setting");
            if (within && cells[0] != "setting" && !cells[0].StartsWith('-'))
            {
                rows.Add(cells.Length == Columns && cells[0].StartsWith('`')
                    ? new SettingsRow(cells[0].Trim('`'), Plain(cells[1]), cells[2], cells[3])
                    : throw new FormatException($"This row is not: `setting` | default | range | effect. {line}"));
            }
        }

        return rows.GroupBy(row => row.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twice
            ? throw new FormatException($"{twice.Key} has more than one row.")
            : new SettingsTable(rows);
    }

    private static string Plain(string cell) => cell.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
}

/// <summary>One row.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Default">What holds where it is not set, as it would be set or in words.</param>
/// <param name="Range">The values that are taken, in words.</param>
/// <param name="Effect">What it does.</param>
public sealed record SettingsRow(string Name, string Default, string Range, string Effect);
