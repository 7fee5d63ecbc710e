using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Abstractions;

/// <summary>
/// The id that a creating handler gives to what it makes. Under an idempotency key every try of one request gets the same id, so that an insert
/// that fails on it proves that an earlier try got through; without a key it is a new id.
/// </summary>
public interface IReservedId
{
    /// <summary>The id to create with. Asking twice within one request answers the same id.</summary>
    EntityId Value { get; }

    /// <summary>Whether an earlier try of the same request may have inserted it already.</summary>
    bool MayExist { get; }
}
