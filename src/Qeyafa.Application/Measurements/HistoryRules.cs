using FluentValidation;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>The shape rules that several queries over a history share.</summary>
internal static class HistoryRules
{
    public static void FilterIsSound<T>(this AbstractValidator<T> validator, Func<T, MeasurementFilter> filter) =>
        validator.RuleFor(request => filter(request)).Must(asked => asked.From is not { } from || asked.To is not { } to || from <= to)
            .OverridePropertyName("to").WithMessage("must not be before from.");

    public static void NamesAreSound<T>(this AbstractValidator<T> validator, Func<T, IReadOnlyList<string>?> names, int max)
    {
        validator.RuleFor(request => names(request)).Must(asked => asked is null || asked.Count is > 0 && asked.Count <= max)
            .OverridePropertyName("names").WithMessage($"give 1 to {max} names, separated by commas.");
        validator.RuleFor(request => names(request)).Must(asked => asked is null || asked.Count > max || asked.All(name => MeasurementName.IsValid(name)))
            .OverridePropertyName("names").WithMessage("A name has 1 to 40 characters: lower-case letters, digits and underscores, starting with a letter.");
    }

    /// <summary>The unit asked for, else the one that the person prefers, else none.</summary>
    public static async ValueTask<LengthUnit?> ShownUnitAsync(this IUnitPreference preference, LengthUnit? asked, Domain.Common.EntityId owner, CancellationToken cancellationToken) =>
        asked ?? await preference.GetAsync(owner, cancellationToken);
}
