using System.Buffers;

namespace Qeyafa.Application.Measurements.Csv;

/// <summary>Keeps texts in CSV from being read as formulas by a spreadsheet, in a way that reading can undo.</summary>
/// <remarks>Source of the characters: OWASP, "CSV Injection".</remarks>
internal static class CsvText
{
    private const char Guard = '\'';

    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>Puts an apostrophe before what a spreadsheet would calculate, and before what already looks so guarded: reading takes exactly one away.</summary>
    public static string Protect(string text) => LooksGuardedOrLive(text) ? Guard + text : text;

    /// <summary>The text that <see cref="Protect"/> was given.</summary>
    public static string Unprotect(string text) => text.Length > 1 && text[0] == Guard && LooksGuardedOrLive(text) ? text[1..] : text;

    private static bool LooksGuardedOrLive(string text)
    {
        var body = text.AsSpan().TrimStart(Guard);
        return body.Length > 0 && FormulaStarts.Contains(body[0]);
    }
}
