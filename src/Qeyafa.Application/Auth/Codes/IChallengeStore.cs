using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>Where codes are kept: as keyed hashes, with the tries that were made.</summary>
public interface IChallengeStore
{
    /// <summary>Stores a new code, which ends every earlier one of the same destination and purpose; within a unit of work together with it.</summary>
    Task AddAsync(Challenge challenge, Secret code, CancellationToken cancellationToken);

    /// <summary>The newest code of a destination that is valid and may be tried; null for none.</summary>
    /// <param name="purposes">What it may be for: purposes of telephone numbers, or one other.</param>
    /// <param name="destination">The email address or telephone number.</param>
    /// <param name="id">The challenge that the client names; null where it names none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Challenge?> FindLiveAsync(IReadOnlyList<CodePurpose> purposes, string destination, EntityId? id, CancellationToken cancellationToken);

    /// <summary>The newest code of a telephone number, whatever its state; null for none.</summary>
    Task<Challenge?> FindNewestAsync(string phoneNumber, EntityId? id, CancellationToken cancellationToken);

    /// <summary>
    /// Tries a code. The try is counted first, by one conditional update, outside of any unit of work; tries that name the challenge and tries that do not
    /// are counted apart.
    /// </summary>
    Task<CodeVerdict> TryAsync(Challenge challenge, bool named, Secret code, CancellationToken cancellationToken);

    /// <summary>Takes the count of a right try back, where the code was not used after all.</summary>
    Task ReturnAsync(Challenge challenge, bool named, CancellationToken cancellationToken);

    /// <summary>Uses a code up; within a unit of work together with what it is good for.</summary>
    /// <returns>False where somebody else was faster, or it is no longer valid.</returns>
    Task<bool> UseAsync(Challenge challenge, CancellationToken cancellationToken);

    /// <summary>Ends all codes of an account; within a unit of work together with it.</summary>
    Task EndAllAsync(EntityId userId, CancellationToken cancellationToken);
}

/// <summary>What a try of a code came to.</summary>
public enum CodeVerdict
{
    /// <summary>It is the code.</summary>
    Right,

    /// <summary>It is another code.</summary>
    Wrong,

    /// <summary>It is another code, and this was the last try.</summary>
    WrongAndBurned,

    /// <summary>The code was not looked at: it is used, burned or no longer valid.</summary>
    Gone,
}
