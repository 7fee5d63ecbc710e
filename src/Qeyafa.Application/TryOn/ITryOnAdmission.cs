using Qeyafa.Domain.Common;

namespace Qeyafa.Application.TryOn;

/// <summary>Keeps the number of try-ons that have not ended within the limits, for each person and overall, however many are asked for at once.</summary>
public interface ITryOnAdmission
{
    /// <summary>Runs work that makes one more of the owner's try-ons unfinished, in a unit of work of its own, where there is room for one.</summary>
    /// <typeparam name="T">What a success holds.</typeparam>
    /// <param name="owner">Whose try-on it is.</param>
    /// <param name="work">The work; it may run more than once.</param>
    /// <param name="cancellationToken">Gives up; nothing is stored then.</param>
    /// <returns>What the work answered; <see cref="TryOnErrors.UserLimit"/> or <see cref="TryOnErrors.OverallLimit"/> where there is no room.</returns>
    Task<Result<T>> RunAsync<T>(EntityId owner, Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken);
}
