using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn.Webhooks;

/// <summary>
/// Takes the news that a try-on service sends. What the news says is not believed: it makes the worker ask the service itself, so that a late,
/// repeated or lost call changes nothing but the time.
/// </summary>
/// <param name="Webhook">The call.</param>
public sealed record ReceiveTryOnWebhook(SignedWebhook Webhook) : ICommand<Done>, IAnonymousRequest;

internal sealed class ReceiveTryOnWebhookHandler(ITryOnWebhooks webhooks, IWebhookIds taken, ITryOnWake wake) : ICommandHandler<ReceiveTryOnWebhook, Done>
{
    public async Task<Result<Done>> Handle(ReceiveTryOnWebhook request, CancellationToken cancellationToken)
    {
        var reference = await webhooks.ReadAsync(request.Webhook, cancellationToken);
        if (!reference.IsSuccess) return reference.Error;

        var id = request.Webhook.Id!;
        if (await taken.IsTakenAsync(webhooks.Engine, id, cancellationToken)) return default(Done);

        // In this order, so that a call which is cut off here is taken when it is sent again; waking twice does no harm.
        await wake.WakeAsync(webhooks.Engine, reference.Value, cancellationToken);
        await taken.TakeAsync(webhooks.Engine, id, cancellationToken);
        return default(Done);
    }
}
