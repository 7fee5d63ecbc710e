using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>
/// The people of <c>seed demo</c>: six who are measured, women and men in both units and six languages, a tailor whom most of them share their measurements with,
/// and a cooperative that gives the tailor work.
/// </summary>
internal static class DemoPlan
{
    private const string Domain = "demo.qeyafa.example";
    private const int Tailor = 6;
    private const int Society = 7;

    private static readonly DemoBody[] Drawn = [.. DemoWardrobe.Bodies];

    public static SeedPlan Make(long seed, DateTimeOffset now)
    {
        var builder = new PlanBuilder("demo", seed, now);
        var people = Customers(builder).Append(TailorOf(builder)).Append(SocietyOf(builder)).ToArray();
        return new SeedPlan(now, [.. people], [.. Shares(builder)], [.. DemoTalk.Between(builder, Tailor, Society)]);
    }

    private static IEnumerable<SeedPerson> Customers(PlanBuilder builder)
    {
        yield return Customer(
            builder, 0, "Amal Haddad", "amal", new Address("14 Rue des Orangers", "Rabat", null, "10000", "Morocco"), new DateOnly(1991, 3, 14), "female", "cm", "ar-MA",
            Body(builder, 0, isWoman: true, 61, 0.6, 1.2), ["garment-dress", "garment-skirt", "garment-shirt", "garment-coat"], [0, 1, 3]);
        yield return Customer(
            builder, 1, "Bilal Benali", "bilal", new Address("3 Quai de la Joliette", "Marseille", null, "13002", "France"), new DateOnly(1986, 11, 2), "male", "cm", "fr-FR",
            Body(builder, 1, isWoman: false, 83, -1.4, 0.9), ["garment-shirt", "garment-trousers", "garment-coat"], [0, 1]);
        yield return Customer(
            builder, 2, "Clara Whitfield", "clara", new Address("27 Calton Road", "Edinburgh", null, "EH8 8DL", "United Kingdom"), new DateOnly(1979, 7, 23), "female", "inch", "en-GB",
            Body(builder, 2, isWoman: true, 79, 1.5, 1.6), ["garment-dress", "garment-tshirt", "garment-skirt"], [0, 2]);
        yield return Customer(
            builder, 3, "David Okafor", "david", new Address("810 Maple Avenue", "Baltimore", "Maryland", "21201", "United States"), new DateOnly(1974, 1, 30), "male", "inch", "en-US",
            Body(builder, 3, isWoman: false, 106, -2.8, 1.1), ["garment-tshirt", "garment-trousers"], [0]);
        yield return Customer(
            builder, 4, "Fatima Zahra Idrissi", "fatima", new Address(null, "Fes", null, "30000", "Morocco"), new DateOnly(2001, 9, 8), "female", "cm", "fr-MA",
            Plain(builder, 4, isWoman: true, 171, 58, 0.4), [], []);
        yield return Customer(
            builder, 5, "Jonas Lindqvist", "jonas", new Address("Storgatan 9", "Uppsala", null, "753 31", "Sweden"), new DateOnly(1996, 5, 19), "male", "cm", "sv-SE",
            Plain(builder, 5, isWoman: false, 187, 79, 1.1), [], []);
    }

    private static SeedPerson Customer(
        PlanBuilder builder, int number, string name, string username, Address address, DateOnly born, string gender, string unit, string locale, SeedHistory history,
        IReadOnlyList<string> garments, IReadOnlyList<int> tryOns)
    {
        var person = new SeedPerson
        {
            Id = builder.Person(number),
            Details = PlanBuilder.Account(name, bio: null, address, $"{username}.demo"),
            Email = EmailAddress.Parse($"{username}@{Domain}"),
            JoinedAt = builder.Now.AddDays(-history.Days - 30),
            Profile = builder.Profile(born, gender, unit, locale),
        };
        var dressed = builder.Dress(person, number, history with { Unit = unit == "inch" ? LengthUnit.Inch : LengthUnit.Cm }, number < Drawn.Length ? Drawn[number] : null, garments);
        return builder.TryOn(dressed, number, tryOns) with
        {
            Tasks = [builder.Task(person.Id, number, 0, "Measure again after the holidays", description: null, isDone: number % 2 == 0, assignedTo: null, 40 + number)],
        };
    }

    private static SeedPerson TailorOf(PlanBuilder builder)
    {
        var id = builder.Person(Tailor);
        return new SeedPerson
        {
            Id = id,
            Details = PlanBuilder.Account(
                "Hassan El Amrani", "Tailor in Casablanca since 1998: suits, jellabas, alterations.", new Address("52 Rue Ibn Batouta", "Casablanca", null, "20250", "Morocco"), "hassan.demo"),
            Email = EmailAddress.Parse($"hassan@{Domain}"),
            Roles = [RoleNames.Contractor],
            JoinedAt = builder.Now.AddDays(-1_100),
            Profile = builder.Profile(new DateOnly(1970, 4, 12), "male", "cm", "ar-MA"),
            Tasks =
            [
                builder.Task(id, Tailor, 0, "Order camel wool", "Eight metres, the same dye lot.", isDone: true, assignedTo: null, 75),
                builder.Task(id, Tailor, 1, "Cut Amal's coat", "Her measurements of this month; two fingers of ease at the waist.", isDone: false, assignedTo: null, 12),
                builder.Task(id, Tailor, 2, "Second fitting with Bilal", description: null, isDone: false, assignedTo: null, 5),
            ],
        };
    }

    private static SeedPerson SocietyOf(PlanBuilder builder)
    {
        var id = builder.Person(Society);
        return new SeedPerson
        {
            Id = id,
            Details = PlanBuilder.Account(
                "Atlas Weavers' Cooperative", "Forty weavers of the Middle Atlas. We commission work from tailors we trust.", new Address("Avenue Hassan II", "Azrou", null, "53100", "Morocco"), "atlas.demo"),
            Email = EmailAddress.Parse($"atlas@{Domain}"),
            Roles = [RoleNames.Society],
            JoinedAt = builder.Now.AddDays(-960),
            Profile = builder.Profile(new DateOnly(1988, 1, 1), gender: null, "cm", "fr-MA"),
            Tasks =
            [
                builder.Task(id, Society, 0, "Twelve jellabas for the spring fair", "Sizes follow in a message.", isDone: false, builder.Person(Tailor), 20),
                builder.Task(id, Society, 1, "Samples of the new cloth", description: null, isDone: true, builder.Person(Tailor), 66),
            ],
        };
    }

    private static IEnumerable<SeedShare> Shares(PlanBuilder builder)
    {
        var (tailor, since, until) = (builder.Person(Tailor), builder.Now.AddDays(-400), builder.Now.AddYears(5));
        string[] reading = [ShareScope.ReadMeasurements.Word, ShareScope.ReadProfile.Word];
        foreach (var number in (int[])[0, 1, 2, 3])
        {
            yield return new SeedShare(builder.Person(number), tailor, [.. reading, .. number < 2 ? [ShareScope.WriteMeasurements.Word] : Array.Empty<string>()], since.AddDays(number * 30), until);
        }

        yield return new SeedShare(builder.Person(Society), tailor, [ShareScope.ReadProfile.Word], since, until);
    }

    private static SeedHistory Body(PlanBuilder builder, int number, bool isWoman, double weightKg, double driftKg, double swingKg) => new()
    {
        Shape = BodyShape.Of(isWoman, Drawn[number].HeightCm, builder.Chance(number)).With(weightKg, Drawn[number].MeasurementsCm),
        WeightKg = weightKg - (driftKg * 2.3),
        DriftKg = driftKg,
        SwingKg = swingKg,
        Count = 27,
        FirstNote = "First measurements, taken at the shop.",
    };

    private static SeedHistory Plain(PlanBuilder builder, int number, bool isWoman, double heightCm, double weightKg, double driftKg) => new()
    {
        Shape = BodyShape.Of(isWoman, heightCm, builder.Chance(number)),
        WeightKg = weightKg,
        DriftKg = driftKg,
        Count = 24,
        Days = 1_000,
    };
}
