using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Completes several tasks that a person sees, their own or ones that they were given. Doing it twice is doing it once.</summary>
/// <param name="UserId">Who completes them.</param>
/// <param name="Ids">The ids of the tasks, 1 to 100.</param>
public sealed record CompleteTasks(EntityId UserId, IReadOnlyList<EntityId> Ids) : ICommand<CompletedTasksDto>, IOwnedRequest
{
    /// <summary>How many tasks are completed at once at most.</summary>
    public const int MaxIds = 100;

    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.WriteTasks;
}

/// <summary>What came of completing several tasks: each id is in one of the two.</summary>
/// <param name="Completed">The tasks that are done now, also those that were before, in the order asked.</param>
/// <param name="NotFound">Those that are not there, or not the person's to complete.</param>
public sealed record CompletedTasksDto(IReadOnlyList<EntityId> Completed, IReadOnlyList<EntityId> NotFound);

internal sealed class CompleteTasksValidator : AbstractValidator<CompleteTasks>
{
    public CompleteTasksValidator() => RuleFor(request => request.Ids).Must(ids => ids.Count is > 0 and <= CompleteTasks.MaxIds).WithMessage($"must be 1 to {CompleteTasks.MaxIds} ids.");
}

internal sealed class CompleteTasksHandler(IWorkItemRepository items, TaskAccess access, TimeProvider clock) : ICommandHandler<CompleteTasks, CompletedTasksDto>
{
    public async Task<Result<CompletedTasksDto>> Handle(CompleteTasks request, CancellationToken cancellationToken)
    {
        var view = await access.ViewOfAsync(request.UserId, cancellationToken);
        var asked = request.Ids.Distinct().ToList();
        var done = (await items.CompleteManyAsync(view, asked, clock.GetUtcNow(), cancellationToken)).ToHashSet();
        return new CompletedTasksDto([.. asked.Where(done.Contains)], [.. asked.Where(id => !done.Contains(id))]);
    }
}
