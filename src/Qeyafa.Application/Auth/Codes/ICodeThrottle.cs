using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>Counts the codes that are asked for, whether anybody has the destination or not. The counts survive restarts and hold for all nodes.</summary>
public interface ICodeThrottle
{
    /// <summary>Counts a request for a code; <see cref="ErrorKind.TooMany"/> with the time to wait where there were too many.</summary>
    Task<Result<Done>> AdmitAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken);

    /// <summary>Takes one SMS out of the day's budget; <see cref="ErrorKind.TooMany"/> where it is used up.</summary>
    /// <param name="isSent">Whether one is sent; where none is, the same is done and nothing is taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Result<Done>> SpendSmsAsync(bool isSent, CancellationToken cancellationToken);

    /// <summary>Counts a wrong code; too many in a row close the destination for codes.</summary>
    Task FailedAsync(string destination, CancellationToken cancellationToken);

    /// <summary>Forgets the failures of a destination; the next code of the purpose need not wait for the one that was used.</summary>
    Task SucceededAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken);
}
