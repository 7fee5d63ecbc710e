using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Messaging;

/// <summary>The mail that tells somebody that there are messages which they have not read. It says from whom, and nothing of what they say.</summary>
public static class MessageMail
{
    /// <summary>The preference that switches these mails off (<c>false</c>).</summary>
    public const string Preference = "notify_messages";

    /// <summary>Which message of the outbox it is.</summary>
    public const string Template = "new_message";

    private static readonly TimeSpan Useful = TimeSpan.FromDays(1);

    /// <summary>The mail; null where the account is not active, has no verified email address, or does not want it.</summary>
    /// <param name="recipient">Who has not read messages.</param>
    /// <param name="profile">Their profile, or null.</param>
    /// <param name="senderName">Who wrote them; null where that is not known any more.</param>
    /// <param name="now">The time (UTC).</param>
    public static OutgoingMessage? To(User recipient, Profile? profile, string? senderName, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        if (recipient is not { IsActive: true, EmailVerified: true, Email: { } email } || profile?.Preferences.GetValueOrDefault(Preference)?.Flag == false)
        {
            return null;
        }

        var sender = senderName ?? "Somebody";
        var text = $"{sender} has written to you on Qeyafa. Sign in to read it.\n\nWithout these mails: set the preference {Preference} of your profile to false.";
        return new OutgoingMessage(OutboxChannel.Email, email.Value, Template, $"{sender} has written to you", new Secret(text)) { UserId = recipient.Id, UselessAfter = now + Useful };
    }
}
