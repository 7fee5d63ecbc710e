using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Notifications;

/// <summary>Shows the mail and SMS that were to be sent, newest first. The API routes it outside Production only.</summary>
/// <param name="To">The email address or telephone number; null for everybody's.</param>
public sealed record ReadOutbox(string? To) : IQuery<OutboxDto>, IAnonymousRequest
{
    /// <summary>The most messages that are answered.</summary>
    public const int Limit = 100;
}

/// <summary>Messages in the outbox.</summary>
/// <param name="Items">The messages, newest first, at most 100.</param>
public sealed record OutboxDto(IReadOnlyList<OutboxItemDto> Items);

/// <summary>A message in the outbox.</summary>
/// <param name="Channel">How it is sent: <c>email</c> or <c>sms</c>.</param>
/// <param name="To">The email address, or the telephone number in E.164.</param>
/// <param name="Template">Which message it is, a stable word such as <c>password_reset</c>.</param>
/// <param name="Text">The text; a code stands in it as six digits.</param>
/// <param name="CreatedAt">When it was taken over.</param>
public sealed record OutboxItemDto(OutboxChannel Channel, string To, string Template, string Text, DateTimeOffset CreatedAt);

internal sealed class ReadOutboxHandler(IOutboxReader outbox) : IQueryHandler<ReadOutbox, OutboxDto>
{
    public async Task<Result<OutboxDto>> Handle(ReadOutbox request, CancellationToken cancellationToken)
    {
        var messages = await outbox.NewestAsync(string.IsNullOrWhiteSpace(request.To) ? null : Canonical(request.To), ReadOutbox.Limit, cancellationToken);
        return new OutboxDto([.. messages.Select(message => new OutboxItemDto(message.Channel, message.To, message.Template, message.Text, message.CreatedAt))]);
    }

    /// <summary>A plus sign that was not escaped in the query arrives as a space, or is trimmed away.</summary>
    private static string Canonical(string to) =>
        EmailAddress.TryParse(to, out var email) ? email.Value
        : PhoneNumber.TryParse(to, out var number) || PhoneNumber.TryParse("+" + to.Trim(), out number) ? number.Value
        : to;
}
