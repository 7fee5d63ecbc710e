using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auditing;

/// <summary>Reads a page of the audit log, newest first.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which entries.</param>
public sealed record ListAuditEntries(PageRequest Page, AuditFilter Filter) : IQuery<Page<AuditEntryDto>>, IPermittedRequest
{
    Grant IPermittedRequest.Required => Grant.ReadAudit;
}

internal sealed class ListAuditEntriesValidator : AbstractValidator<ListAuditEntries>
{
    private const int MaxActionLength = 100;

    public ListAuditEntriesValidator()
    {
        this.PageIsSound(query => query.Page);
        RuleFor(query => query.Filter.Action).MaximumLength(MaxActionLength).OverridePropertyName("action").WithMessage($"must be at most {MaxActionLength} characters.");
        RuleFor(query => query.Filter).Must(filter => filter.From is not { } from || filter.To is not { } to || from <= to)
            .OverridePropertyName("to").WithMessage("must not be before from.");
    }
}

internal sealed class ListAuditEntriesHandler(IAuditTrail trail, IMapper mapper) : IQueryHandler<ListAuditEntries, Page<AuditEntryDto>>
{
    public async Task<Result<Page<AuditEntryDto>>> Handle(ListAuditEntries request, CancellationToken cancellationToken)
    {
        AuditPosition? after = null;
        if (request.Page.Cursor is { } cursor)
        {
            var position = AuditCursor.Read(cursor);
            if (!position.IsSuccess)
            {
                return position.Error;
            }

            after = position.Value;
        }

        var found = await trail.ListAsync(new AuditSlice(request.Filter, after, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await trail.CountAsync(request.Filter, cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<AuditEntryDto>, last => AuditCursor.Write(new AuditPosition(last.At, last.Id)), total);
    }
}
