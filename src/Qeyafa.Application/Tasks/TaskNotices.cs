using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Tasks;

/// <summary>
/// Tells people by mail, or by SMS where an account has no address, unless their preference <see cref="ProfileDetails.NotifyTasks"/> says no. Nothing that a
/// person has written stands in the message, so that nobody can have Qeyafa send words of their own.
/// </summary>
internal sealed class TaskNotices(IOutbox outbox, IProfileRepository profiles, IUserRepository users) : ITaskNotices
{
    private const string Template = "task_assigned";

    public async Task AssignedAsync(EntityId assignee, WorkItem task, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(assignee, cancellationToken) is { } profile && profile.Preferences.GetValueOrDefault(ProfileDetails.NotifyTasks)?.Flag == false)
        {
            return;
        }

        if (await users.FindAsync(assignee, cancellationToken) is { } user && MessageTo(user) is { } message)
        {
            await outbox.EnqueueAsync(message with { UserId = assignee }, cancellationToken);
        }
    }

    private static OutgoingMessage? MessageTo(User user) => user switch
    {
        { Email: { } email } => new OutgoingMessage(
            OutboxChannel.Email, email.Value, Template, "You were given a task",
            new Secret("Somebody who shares their data with you has given you a task in Qeyafa. Sign in and look at your tasks.\n\nTo hear no more of tasks, set notify_tasks to false in your preferences.")),
        { PhoneNumber: { } number } => new OutgoingMessage(OutboxChannel.Sms, number.Value, Template, "", new Secret("You were given a task in Qeyafa. Sign in and look at your tasks.")),
        _ => null,
    };
}
