using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Makes every examination, each within its time. One that fails stops none of the others.</summary>
internal sealed class Doctor(IEnumerable<IExamination> examinations, TimeProvider time)
{
    /// <summary>How long one examination may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<ExaminationReport>> ExamineAsync(CancellationToken cancellationToken)
    {
        var reports = new List<ExaminationReport>();
        var reached = true;
        foreach (var examination in examinations)
        {
            var report = examination.NeedsDatabase && !reached
                ? new ExaminationReport(examination.Name, "skipped", "The database could not be reached.", [], 0)
                : await MakeAsync(examination, cancellationToken);
            reached &= !report.Findings.Any(finding => finding.Code is DatabaseExamination.Away or DatabaseExamination.Refuses or DatabaseExamination.Unset);
            reports.Add(report);
        }

        return reports;
    }

    private async Task<ExaminationReport> MakeAsync(IExamination examination, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var seen = await SeeAsync(examination, cancellationToken);
        var state = seen.Findings.Count > 0 ? "findings" : "healthy";
        return new ExaminationReport(examination.Name, state, seen.Detail, seen.Findings, (long)time.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task<Seen> SeeAsync(IExamination examination, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await examination.ExamineAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Seen("", Finding.Error(
                "no_answer", $"The examination of {examination.Name} was not over after {Patience.TotalSeconds:0} s.", "See whether this machine and the network are overloaded, then run: doctor"));
        }
        catch (OptionsValidationException wrong)
        {
            return new Seen("", Finding.Error("settings_wrong", wrong.Message, "Set it as the sentence says; config check shows whether all is well."));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Seen("", Finding.Error(
                "examination_failed", $"{examination.Name} could not be examined: {failure.Message}", "Mend what the message names. docs/doctor.md has what each examination does."));
        }
    }
}
