using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>The settings under <c>Mail:Smtp</c>. Without a host no mail is sent.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail:Smtp";

    /// <summary>The mail server's name; null for none.</summary>
    public string? Host { get; set; }

    /// <summary>The mail server's port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>What to sign in to the mail server with; null for nothing.</summary>
    public string? User { get; set; }

    /// <summary>The password to it.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>Whom mail is from: an address, or a name with an address in angle brackets.</summary>
    public string? From { get; set; }

    /// <summary>Whether the connection is encrypted (STARTTLS).</summary>
    public bool Tls { get; set; } = true;
}
