using MediatR;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Abstractions;

/// <summary>A request that the application answers with a result.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
public interface IUseCase<T> : IRequest<Result<T>>;

/// <summary>A request that changes something.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
public interface ICommand<T> : IUseCase<T>;

/// <summary>A request that changes nothing.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
public interface IQuery<T> : IUseCase<T>;

/// <summary>Carries out one kind of command. A handler never sends another request.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <typeparam name="T">What a success holds.</typeparam>
public interface ICommandHandler<in TCommand, T> : IRequestHandler<TCommand, Result<T>>
    where TCommand : ICommand<T>;

/// <summary>Answers one kind of query. A handler never sends another request.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="T">What a success holds.</typeparam>
public interface IQueryHandler<in TQuery, T> : IRequestHandler<TQuery, Result<T>>
    where TQuery : IQuery<T>;

/// <summary>Sends requests to their handlers, through the pipeline that authorises and validates them.</summary>
public interface IDispatcher
{
    /// <summary>Sends one request.</summary>
    /// <typeparam name="T">What a success holds.</typeparam>
    Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken cancellationToken);
}
