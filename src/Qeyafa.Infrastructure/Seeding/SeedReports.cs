namespace Qeyafa.Infrastructure.Seeding;

/// <summary>How a demonstration is seeded.</summary>
/// <param name="Resets">Whether people of an earlier demonstration are taken out first, with everything that they did since.</param>
/// <param name="WithPictures">Whether pictures and try-ons are wanted.</param>
public sealed record SeedChoices(bool Resets, bool WithPictures);

/// <summary>What was seeded for a few people.</summary>
/// <param name="People">The people, in the order of their ids.</param>
/// <param name="Pictures">How many pictures were stored, results of try-ons included.</param>
/// <param name="WithoutPictures">Why there are no pictures and try-ons; null where there are.</param>
public sealed record SeededPeople(IReadOnlyList<SeededPerson> People, int Pictures, string? WithoutPictures);

/// <summary>Somebody who was seeded.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The email address, or null.</param>
/// <param name="PhoneNumber">The telephone number, or null.</param>
/// <param name="Username">The username, or null.</param>
/// <param name="Password">A password that everybody may know; null where there is none.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Status">The status' word.</param>
/// <param name="Measurements">How many measurements there are.</param>
public sealed record SeededPerson(
    string Id, string Name, string? Email, string? PhoneNumber, string? Username, string? Password, IReadOnlyList<string> Roles, string Status, int Measurements);

/// <summary>What a set was loaded with.</summary>
/// <param name="Users">How many accounts the set has.</param>
/// <param name="Measurements">How many measurements it has.</param>
/// <param name="Stored">How many documents this run stored, profiles included; less than all where an earlier run had stored some.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="FirstEmail">The first account's email address; the others have the next numbers.</param>
/// <param name="LastEmail">The last account's.</param>
public sealed record SeededLoad(int Users, long Measurements, long Stored, double Seconds, string FirstEmail, string LastEmail);
