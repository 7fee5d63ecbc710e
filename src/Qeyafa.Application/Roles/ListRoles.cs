using System.Buffers.Text;
using System.Text;
using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Roles;

/// <summary>Lists the roles by name.</summary>
/// <param name="Page">Which page.</param>
public sealed record ListRoles(PageRequest Page) : IQuery<Page<RoleDto>>, ISignedInRequest;

internal sealed class ListRolesValidator : AbstractValidator<ListRoles>
{
    public ListRolesValidator() => this.PageIsSound(query => query.Page);
}

internal sealed class ListRolesHandler(IRoleRepository roles, IMapper mapper) : IQueryHandler<ListRoles, Page<RoleDto>>
{
    public async Task<Result<Page<RoleDto>>> Handle(ListRoles request, CancellationToken cancellationToken)
    {
        string? after = null;
        if (request.Page.Cursor is { } cursor)
        {
            after = NameIn(cursor);
            if (after is null)
            {
                return Error.Malformed("cursor", "This is no cursor of the list of roles: use the next_cursor of the page before as it is.");
            }
        }

        var found = await roles.ListAsync(after, request.Page.Skip, request.Page.Lookahead(), cancellationToken);
        long? total = request.Page.IncludeTotal ? await roles.CountAsync(cancellationToken) : null;
        return Pages.Of(request.Page, found, mapper.Map<RoleDto>, last => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last.Name)), total);
    }

    private static string? NameIn(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return Role.IsName(name) ? name : null;
    }
}
