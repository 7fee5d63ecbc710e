using Qeyafa.Domain.Profiles;

namespace Qeyafa.Api.Controllers.Profiles;

/// <summary>All that a profile says; a member that is left out is emptied.</summary>
/// <param name="DateOfBirth">The date of birth; from 1900-01-01 to today (UTC), and at most 120 years ago.</param>
/// <param name="Gender">The gender in the person's own words, such as <c>female</c>, <c>male</c> or <c>non_binary</c>; at most 50 characters.</param>
/// <param name="Preferences">
/// At most 50 preferences by key (<c>^[a-z][a-z0-9_]{0,39}$</c>): texts of at most 500 characters, numbers or truth values.
/// <c>preferred_unit</c> (<c>cm</c> or <c>inch</c>) is the unit in which history is shown unless another one is asked for; <c>locale</c> is a language tag (BCP 47).
/// </param>
public sealed record ProfileBody(DateOnly? DateOfBirth = null, string? Gender = null, IReadOnlyDictionary<string, PreferenceValue>? Preferences = null);
