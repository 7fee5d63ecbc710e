using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Messaging;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tasks;

/// <summary>
/// Tells people by mail, once of a task, unless they have a stream of messages open or their preference <see cref="ProfileDetails.NotifyTasks"/> says no. Nothing that a
/// person has written stands in the mail, so that nobody can have Qeyafa send words of their own.
/// </summary>
internal sealed class TaskNotices(IOutbox outbox, IProfileRepository profiles, IUserRepository users, IPresence presence) : ITaskNotices
{
    private const string Template = "task_assigned";

    private static readonly Secret Text = new(
        "Somebody who shares their data with you has given you a task in Qeyafa. Sign in and look at your tasks.\n\nTo hear no more of tasks, set notify_tasks to false in your preferences.");

    public async Task AssignedAsync(EntityId assignee, WorkItem task, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(assignee, cancellationToken) is { IsActive: true, EmailVerified: true, Email: { } email }
            && await WantsAsync(assignee, cancellationToken)
            && !await presence.IsThereAsync(assignee, cancellationToken))
        {
            await outbox.EnqueueAsync(new OutgoingMessage(OutboxChannel.Email, email.Value, Template, "You were given a task", Text) { UserId = assignee, About = task.Id }, cancellationToken);
        }
    }

    private async Task<bool> WantsAsync(EntityId assignee, CancellationToken cancellationToken) =>
        (await profiles.FindAsync(assignee, cancellationToken))?.Preferences.GetValueOrDefault(ProfileDetails.NotifyTasks)?.Flag != false;
}
