using System.Globalization;
using System.Security.Cryptography;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>Codes, and the words in which they are sent.</summary>
internal static class CodeText
{
    public const int Digits = 6;

    private const int Codes = 1_000_000;

    /// <summary>Six random digits, zeros in front included.</summary>
    public static Secret NewCode() => new(RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>Whether somebody typed something that can be a code at all.</summary>
    public static bool IsCode(Secret text) => text.Length == Digits && text.Reveal().All(char.IsAsciiDigit);

    public static OutboxChannel ChannelOf(CodePurpose purpose) => purpose is CodePurpose.PasswordReset or CodePurpose.EmailVerification ? OutboxChannel.Email : OutboxChannel.Sms;

    public static OutgoingMessage Of(Challenge challenge, Secret code, TimeSpan life) => new(
        ChannelOf(challenge.Purpose), challenge.Destination, TemplateOf(challenge.Purpose), SubjectOf(challenge.Purpose), new Secret(TextOf(challenge.Purpose, code.Reveal(), life)))
    {
        UserId = challenge.UserId,
        UselessAfter = challenge.ExpiresAt,
    };

    /// <summary>Tells the owner that the password is another one now; null where there is no way to tell.</summary>
    public static OutgoingMessage? PasswordChanged(User user)
    {
        const string template = "password_changed";
        if (user.Email is { } email)
        {
            var text = new Secret("The password of your Qeyafa account was changed, and everybody else who was signed in to it was signed out.\n\nIf that was not you, ask for a new password at once.");
            return new OutgoingMessage(OutboxChannel.Email, email.Value, template, "Your Qeyafa password was changed", text) { UserId = user.Id };
        }

        return user.PhoneNumber is { } number
            ? new OutgoingMessage(OutboxChannel.Sms, number.Value, template, "", new Secret("The password of your Qeyafa account was changed. If that was not you, tell us at once.")) { UserId = user.Id }
            : null;
    }

    /// <summary>Tells the owner that somebody tried to register once more.</summary>
    public static OutgoingMessage AlreadyRegistered(User owner, OutboxChannel channel, string destination) => new(
        channel, destination, "already_registered", "You have a Qeyafa account already", new Secret(
            "Somebody, perhaps you, tried to register with Qeyafa as if you had no account yet. You have one: sign in to it, or ask for a new password. If it was not you, there is nothing to do."))
    {
        UserId = owner.Id,
    };

    private static string TextOf(CodePurpose purpose, string code, TimeSpan life)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(life.TotalMinutes));
        var validity = minutes == 1 ? "It is valid for one minute." : string.Create(CultureInfo.InvariantCulture, $"It is valid for {minutes} minutes.");
        return purpose switch
        {
            CodePurpose.PasswordReset => $"Your code for a new Qeyafa password is {code}. {validity} If you did not ask for it, there is nothing to do: your password stays as it is.",
            CodePurpose.EmailVerification => $"The code that verifies your email address for Qeyafa is {code}. {validity} If you did not ask for it, there is nothing to do.",
            _ => $"Your Qeyafa code is {code}. {validity} Tell it to nobody.",
        };
    }

    private static string TemplateOf(CodePurpose purpose) => purpose switch
    {
        CodePurpose.Login => "otp_login",
        CodePurpose.Registration => "otp_registration",
        CodePurpose.Verification => "otp_verification",
        CodePurpose.PasswordReset => "password_reset",
        CodePurpose.EmailVerification => "email_verification",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private static string SubjectOf(CodePurpose purpose) => purpose switch
    {
        CodePurpose.PasswordReset => "Your code for a new Qeyafa password",
        CodePurpose.EmailVerification => "Verify your email address for Qeyafa",
        _ => "",
    };
}
