using System.Text;
using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Application.Tasks;

/// <summary>Reads a page of the tasks that a person sees: their own, and those that they were given.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which tasks; the text has at most 100 characters.</param>
/// <param name="Order">In which order.</param>
public sealed record ListTasks(EntityId UserId, PageRequest Page, WorkItemFilter Filter, WorkItemOrder Order = WorkItemOrder.Newest) : IQuery<Page<TaskDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadTasks;
}

internal sealed class ListTasksValidator : AbstractValidator<ListTasks>
{
    private const int MaxTextLength = 100;

    public ListTasksValidator()
    {
        this.PageIsSound(query => query.Page);
        RuleFor(query => query.Filter.Text).Must(text => text is null || (text.Length <= MaxTextLength && text.EnumerateRunes().Any(Rune.IsLetterOrDigit)))
            .OverridePropertyName("q").WithMessage($"must have a letter or digit, and at most {MaxTextLength} characters.");
    }
}

internal sealed class ListTasksHandler(IWorkItemRepository items, TaskAccess access, IMapper mapper) : IQueryHandler<ListTasks, Page<TaskDto>>
{
    public async Task<Result<Page<TaskDto>>> Handle(ListTasks request, CancellationToken cancellationToken)
    {
        var after = MomentCursor.Read(request.Page.Cursor, "a list of tasks");
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var view = await access.ViewOfAsync(request.UserId, cancellationToken);
        var found = await items.ListAsync(new WorkItemSlice(view, request.Filter, request.Order, after.Value, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await items.CountAsync(view, request.Filter, cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<WorkItem, TaskDto>, last => MomentCursor.Write(last.CreatedAt, last.Id), total);
    }
}
