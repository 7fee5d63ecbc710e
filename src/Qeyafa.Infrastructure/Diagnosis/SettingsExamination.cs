using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether serving would start with these settings.</summary>
internal sealed class SettingsExamination(SettingsCheck check) : IExamination
{
    public string Name => "settings";

    public bool NeedsDatabase => false;

    public Task<Seen> ExamineAsync(CancellationToken cancellationToken) => Task.FromResult(new Seen(
        "Every setting is known and within its range.",
        [
            .. check.Errors().Select(error => Finding.Error("settings_wrong", error, "Set it as the sentence says; config print shows where a value comes from.")),
            .. check.Warnings().Select(warning => Finding.Warning("settings_unread", warning, "Correct the name, or take it away.")),
        ]));
}
