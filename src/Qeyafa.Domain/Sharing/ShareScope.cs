using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Domain.Sharing;

/// <summary>A part of one's data that can be shared. None implies another: whoever may write measurements may not read those that are there.</summary>
public sealed record ShareScope
{
    private ShareScope(string word) => Word = word;

    /// <summary>Read measurements: records, history, trends, comparison, CSV and chart.</summary>
    public static ShareScope ReadMeasurements { get; } = new("measurements:read");

    /// <summary>Record, change and delete measurements.</summary>
    public static ShareScope WriteMeasurements { get; } = new("measurements:write");

    /// <summary>Read the profile. Nobody else ever changes it by a share.</summary>
    public static ShareScope ReadProfile { get; } = new("profile:read");

    /// <summary>Every scope there is.</summary>
    public static ImmutableArray<ShareScope> All { get; } = [ReadMeasurements, WriteMeasurements, ReadProfile];

    private static readonly FrozenDictionary<string, ShareScope> ByWord = All.ToFrozenDictionary(scope => scope.Word, StringComparer.Ordinal);

    /// <summary>The word that the scope is stored and shown under.</summary>
    public string Word { get; }

    /// <summary>The scope with a word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? word, [NotNullWhen(true)] out ShareScope? scope)
    {
        scope = word is null ? null : ByWord.GetValueOrDefault(word);
        return scope is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Word;
}
