using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Abstractions;

/// <summary>Makes several writes one: all of them are stored, or none, wherever the process dies.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs the work in a transaction, which every repository call within it joins. A success commits it; a failure or an exception undoes it.
    /// Work within work joins the outer one.
    /// </summary>
    /// <typeparam name="T">What a success holds.</typeparam>
    /// <param name="work">
    /// The reads and writes, one after the other. It may run more than once, so it keeps no state of its own; after an outcome that breaks a unique
    /// index it must end with a failure.
    /// </param>
    /// <param name="cancellationToken">Gives up; nothing is stored then.</param>
    Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken);
}
