using System.Collections.Immutable;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Profiles;

/// <summary>What a profile says about its owner. An instance keeps all its rules.</summary>
public sealed record ProfileDetails
{
    /// <summary>The greatest number of preferences.</summary>
    public const int MaxPreferences = 50;

    /// <summary>The greatest length of <see cref="Gender"/>, in characters.</summary>
    public const int MaxGenderLength = 50;

    /// <summary>The greatest age, in years.</summary>
    public const int MaxAge = 120;

    /// <summary>The preference that says in which unit lengths are shown: <c>cm</c> or <c>inch</c>.</summary>
    public const string PreferredUnit = "preferred_unit";

    /// <summary>The preference that says in which language the person is spoken to: a language tag (BCP 47).</summary>
    public const string Locale = "locale";

    /// <summary>The preference that says whether the person is told when they are given a task: a truth value; they are where there is none.</summary>
    public const string NotifyTasks = "notify_tasks";

    private ProfileDetails()
    {
    }

    /// <summary>The first date of birth that is taken: 1900-01-01.</summary>
    public static DateOnly EarliestDateOfBirth { get; } = new(1900, 1, 1);

    /// <summary>The date of birth; from 1900-01-01 and at most 120 years ago, not in the future.</summary>
    public DateOnly? DateOfBirth { get; private init; }

    /// <summary>The gender in the person's own words, such as <c>female</c>, <c>male</c> or <c>non_binary</c>; at most 50 characters.</summary>
    public string? Gender { get; private init; }

    /// <summary>
    /// Free preferences by key (<c>^[a-z][a-z0-9_]{0,39}$</c>), at most 50; texts have at most 500 characters.
    /// <see cref="PreferredUnit"/> and <see cref="Locale"/> have meanings of their own.
    /// </summary>
    public ImmutableSortedDictionary<string, PreferenceValue> Preferences { get; private init; } = NoPreferences;

    private static ImmutableSortedDictionary<string, PreferenceValue> NoPreferences { get; } =
        ImmutableSortedDictionary.Create<string, PreferenceValue>(StringComparer.Ordinal);

    /// <summary>Gathers the details; a failure names every rule that is broken, by member.</summary>
    /// <param name="dateOfBirth">The date of birth.</param>
    /// <param name="gender">The gender; empty is none.</param>
    /// <param name="preferences">The preferences.</param>
    /// <param name="today">Today's date (UTC), which the date of birth is held against.</param>
    public static Result<ProfileDetails> Create(
        DateOnly? dateOfBirth, string? gender, IReadOnlyDictionary<string, PreferenceValue>? preferences, DateOnly today)
    {
        List<KeyValuePair<string, string>> broken = [];
        if (dateOfBirth is { } date && (date > today || date < EarliestDateOfBirth || date < today.AddYears(-MaxAge)))
        {
            broken.Add(new("date_of_birth", $"must be from 1900-01-01 to today, and at most {MaxAge} years ago."));
        }

        if (gender is { Length: > MaxGenderLength })
        {
            broken.Add(new("gender", $"must be at most {MaxGenderLength} characters."));
        }

        if (preferences is not null)
        {
            broken.AddRange(PreferenceRules.Broken(preferences));
        }

        return broken.Count > 0
            ? Error.Rules(broken)
            : new ProfileDetails
            {
                DateOfBirth = dateOfBirth,
                Gender = string.IsNullOrWhiteSpace(gender) ? null : gender,
                Preferences = preferences is null ? NoPreferences : NoPreferences.AddRange(preferences),
            };
    }
}
