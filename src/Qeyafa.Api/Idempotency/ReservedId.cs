using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Idempotency;

/// <summary>The id that the current request creates with: the claim's, or a new one at the first question.</summary>
internal sealed class ReservedId(TimeProvider clock) : IReservedId
{
    private EntityId? _value;

    /// <inheritdoc />
    public EntityId Value => _value ??= EntityId.New(clock.GetUtcNow());

    /// <inheritdoc />
    public bool MayExist { get; private set; }

    /// <summary>Takes over what a claim reserved.</summary>
    public void Take(IdempotencyOutcome.Fresh claim)
    {
        _value = claim.ReservedId;
        MayExist = claim.Repeated;
    }
}
