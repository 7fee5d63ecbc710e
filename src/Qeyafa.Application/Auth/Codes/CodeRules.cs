using FluentValidation;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>The rules that the requests about codes share. What a code looks like is none of them: whatever is wrong with one is answered alike.</summary>
internal static class CodeRules
{
    public static void MustBePhoneNumber<T>(this IRuleBuilder<T, string> rule) => rule.Must(text => PhoneNumber.TryParse(text, out _)).WithMessage(PhoneNumber.Rule);

    public static void MustBeEmail<T>(this IRuleBuilder<T, string> rule) => rule.Must(text => EmailAddress.TryParse(text, out _)).WithMessage(EmailAddress.Rule);

    public static void MustBeEmailWhereGiven<T>(this IRuleBuilder<T, string> rule) => rule.Must(text => text is null || EmailAddress.TryParse(text, out _)).WithMessage(EmailAddress.Rule);
}
