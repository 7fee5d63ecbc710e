using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Testing.Sessions;

/// <summary>Runs the work as it is: what is in memory needs no transaction.</summary>
internal sealed class PlainUnitOfWork : IUnitOfWork
{
    public Task<Result<T>> RunAsync<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken) => work(cancellationToken);
}
