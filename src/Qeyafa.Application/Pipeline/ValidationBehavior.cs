using FluentValidation;
using MediatR;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Pipeline;

/// <summary>Runs every validator of the request and answers all broken rules at once, by member.</summary>
internal sealed class ValidationBehavior<TRequest, TOutcome>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TOutcome>
    where TRequest : IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        List<KeyValuePair<string, string>>? broken = null;
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            foreach (var failure in outcome.Errors)
            {
                (broken ??= []).Add(new(JsonPath.Of(failure.PropertyName), failure.ErrorMessage));
            }
        }

        return broken is null ? await next() : TOutcome.Failure(Error.Rules(broken));
    }
}
