using MediatR;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Pipeline;

internal sealed class Dispatcher(IMediator mediator) : IDispatcher
{
    public Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken cancellationToken) => mediator.Send(request, cancellationToken);
}
