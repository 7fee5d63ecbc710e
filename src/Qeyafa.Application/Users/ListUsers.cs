using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>Lists accounts, newest first.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which accounts; a text has 1 to 100 characters.</param>
public sealed record ListUsers(PageRequest Page, UserFilter Filter) : IQuery<Page<UserDto>>, IPermittedRequest
{
    /// <summary>The greatest length of a text that is searched for, in characters.</summary>
    public const int MaxTextLength = 100;

    Grant IPermittedRequest.Required => Grant.ReadUsers;
}

internal sealed class ListUsersValidator : AbstractValidator<ListUsers>
{
    public ListUsersValidator()
    {
        this.PageIsSound(query => query.Page);
        RuleFor(query => query.Filter.Text).Must(text => text is null || (text.Length <= ListUsers.MaxTextLength && !string.IsNullOrWhiteSpace(text)))
            .OverridePropertyName("q").WithMessage($"must be 1 to {ListUsers.MaxTextLength} characters.");
        RuleFor(query => query.Filter.Role).Must(role => role is null || Role.IsName(role)).OverridePropertyName("role").WithMessage(Role.NameRule);
    }
}

internal sealed class ListUsersHandler(IUserDirectory directory, IMapper mapper) : IQueryHandler<ListUsers, Page<UserDto>>
{
    public async Task<Result<Page<UserDto>>> Handle(ListUsers request, CancellationToken cancellationToken)
    {
        var after = IdCursor.Read(request.Page.Cursor);
        if (!after.IsSuccess)
        {
            return after.Error;
        }

        var found = await directory.ListAsync(request.Filter, new UserSlice(after.Value, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await directory.CountAsync(request.Filter, cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<UserDto>, last => IdCursor.Write(last.Id), total);
    }
}
