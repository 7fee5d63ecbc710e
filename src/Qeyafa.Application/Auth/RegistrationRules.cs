using FluentValidation;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth;

/// <summary>The rules that registrations share.</summary>
internal static class RegistrationRules
{
    public static void MustBeOpenRole<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(role => role is null || RoleNames.OpenToRegistration.Contains(role))
        .WithMessage($"must be one of {string.Join(", ", RoleNames.OpenToRegistration)}.");
}
