using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Users;

/// <summary>
/// Replaces an account's roles. Nobody gives or takes a role with a right that they lack, touches a superuser without being one,
/// or touches somebody who has rights that they lack.
/// </summary>
/// <param name="Id">Whose account.</param>
/// <param name="Roles">The names of all the roles that it will have; at most 20.</param>
/// <param name="Expected">The versions that the client is willing to change.</param>
public sealed record ReplaceUserRoles(EntityId Id, IReadOnlyList<string> Roles, ExpectedVersion Expected) : ICommand<Versioned<UserDto>>, IPermittedRequest
{
    /// <summary>How many roles an account has at most.</summary>
    public const int MaxRoles = 20;

    Grant IPermittedRequest.Required => Grant.WriteUsers;
}

internal sealed class ReplaceUserRolesValidator : AbstractValidator<ReplaceUserRoles>
{
    public ReplaceUserRolesValidator() =>
        RuleFor(request => request.Roles).Must(roles => roles.Count <= ReplaceUserRoles.MaxRoles && roles.All(Role.IsName))
            .WithMessage($"must be at most {ReplaceUserRoles.MaxRoles} names of roles.");
}

internal sealed class ReplaceUserRolesHandler(
    ICaller caller, Authorities authorities, IUserRepository users, IRoleRepository roles, ISessionControl sessions, IAuditLog audit, IUnitOfWork work, IMapper mapper, TimeProvider clock)
    : ICommandHandler<ReplaceUserRoles, Versioned<UserDto>>
{
    private static readonly Error Unknown = Error.Rule("roles", "must be names of roles that exist (GET /roles).");

    public async Task<Result<Versioned<UserDto>>> Handle(ReplaceUserRoles request, CancellationToken cancellationToken)
    {
        var replaced = await work.RunAsync(cancellation => ReplaceAsync(request, cancellation), cancellationToken);
        if (replaced.IsSuccess)
        {
            sessions.Forget(request.Id);
        }

        return replaced;
    }

    private async Task<Result<Versioned<UserDto>>> ReplaceAsync(ReplaceUserRoles request, CancellationToken cancellationToken)
    {
        if (await authorities.OfCallerAsync(caller.RequiredUserId(), cancellationToken) is not { } actor)
        {
            return Error.Forbidden;
        }

        if (await users.FindAsync(request.Id, cancellationToken) is not { } user)
        {
            return Error.NotFound;
        }

        var (version, wanted) = (user.Version, request.Roles.ToHashSet(StringComparer.Ordinal));
        if ((request.Expected.Check(version) ?? await RefusalAsync(actor, user, wanted, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (!wanted.SetEquals(user.Roles))
        {
            user.ChangeRoles(request.Roles, clock.GetUtcNow());
            if (await users.SaveAsync(user, version, cancellationToken) != SaveUserOutcome.Saved)
            {
                return request.Expected.Miss;
            }

            var detail = string.Join(' ', user.Roles);
            await audit.RecordAsync(new AuditEvent(AuditActions.RolesChanged, AuditOutcome.Success) { Subject = user.Id, Detail = detail }, cancellationToken);
        }

        return new Versioned<UserDto>(mapper.Map<UserDto>(user), user.Version);
    }

    private async Task<Error?> RefusalAsync(Authority actor, User user, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var target = await authorities.OfAsync(user, cancellationToken);
        if (user.IsSuperuser && !actor.User.IsSuperuser)
        {
            return AccessErrors.SuperuserProtected;
        }

        // What the account has already is covered by its own rights; what is new must be, too.
        var added = await roles.FindManyAsync([.. wanted.Except(user.Roles)], cancellationToken);
        var kept = await roles.FindManyAsync([.. wanted.Intersect(user.Roles)], cancellationToken);
        if (added.Count + kept.Count < wanted.Count)
        {
            return Unknown;
        }

        if (!actor.Covers(target.Grants) || !added.All(role => actor.Covers(role.Grants)))
        {
            return AccessErrors.BeyondYourRights;
        }

        foreach (var role in added)
        {
            if (!await roles.HoldAsync(role.Name, cancellationToken))
            {
                return Unknown;
            }
        }

        return null;
    }
}
