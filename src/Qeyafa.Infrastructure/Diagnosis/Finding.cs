namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Something that an examination found. docs/doctor.md explains each code.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">A word that stays, such as <c>database_away</c>.</param>
/// <param name="Trouble">What is wrong; never with a secret's value.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record Finding(Severity Severity, string Code, string Trouble, string Mend)
{
    internal static Finding Error(string code, string trouble, string mend) => new(Severity.Error, code, trouble, mend);

    internal static Finding Warning(string code, string trouble, string mend) => new(Severity.Warning, code, trouble, mend);
}

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>It works, and may not for long, or not for everybody.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}

/// <summary>What became of one examination.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State"><c>healthy</c>, <c>findings</c> or <c>skipped</c>.</param>
/// <param name="Detail">What was seen, or why nothing was.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
public sealed record ExaminationReport(string Name, string State, string Detail, IReadOnlyList<Finding> Findings, long DurationMs);
