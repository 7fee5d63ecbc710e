namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Looks at one part of the installation.</summary>
internal interface IExamination
{
    /// <summary>What is looked at, in one word.</summary>
    string Name { get; }

    /// <summary>Whether it can only be done where the database answers.</summary>
    bool NeedsDatabase { get; }

    /// <summary>Looks. What it throws becomes a finding.</summary>
    Task<Seen> ExamineAsync(CancellationToken cancellationToken);
}

/// <summary>What was seen.</summary>
/// <param name="Detail">In words, where all is well.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record Seen(string Detail, params IReadOnlyList<Finding> Findings);
