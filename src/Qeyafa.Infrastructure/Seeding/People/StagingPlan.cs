using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>What <c>seed staging</c> stores: the same on every installation and in every run, so that a test can name an id.</summary>
internal static class StagingPlan
{
    private const long Seed = 1;

    /// <summary>The present of the plan. Its shares last for nine years more.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    public static SeedPlan Make()
    {
        var builder = new PlanBuilder("staging", Seed, Now);
        var people = StagingAccounts.All.Select((account, number) => Person(builder, account, number)).ToArray();
        people[StagingAccounts.Customer] = Customer(builder, people[StagingAccounts.Customer]);
        people[StagingAccounts.OtherCustomer] = OtherCustomer(builder, people[StagingAccounts.OtherCustomer]);
        var (customer, contractor, society) = (people[StagingAccounts.Customer].Id, people[StagingAccounts.Contractor].Id, people[StagingAccounts.Society].Id);
        return new SeedPlan(
            Now,
            [.. people],
            [new SeedShare(customer, contractor, [.. ShareScope.All.Select(scope => scope.Word)], Now.AddDays(-100), Now.AddYears(9))],
            [
                builder.Message(customer, contractor, "Is the jacket ready for a fitting?", 9),
                builder.Message(contractor, customer, "Yes, on Thursday.", 8.5),
                builder.Message(society, contractor, "Twelve jackets, three sizes.", 4, isRead: false),
                builder.Message(contractor, customer, "See you on Thursday.", 1, isRead: false),
            ]);
    }

    private static SeedPerson Person(PlanBuilder builder, StagingAccount account, int number) => new()
    {
        Id = builder.Person(number),
        Details = PlanBuilder.Account(account.Name, bio: null, address: null, account.Phone is null ? $"qa.{account.Key}" : null),
        Email = StagingAccounts.EmailOf(account) is { } email ? EmailAddress.Parse(email) : null,
        Phone = account.Phone is { } phone ? PhoneNumber.Parse(phone) : null,
        Roles = [account.Role],
        Status = account.Status,
        IsSuperuser = account.IsSuperuser,
        IsVerified = account.IsVerified,
        Password = StagingAccounts.PasswordOf(account),
        JoinedAt = Now.AddDays(-900),
    };

    private static SeedPerson Customer(PlanBuilder builder, SeedPerson person)
    {
        var drawn = DemoWardrobe.Bodies[0];
        var shape = BodyShape.Of(isWoman: true, drawn.HeightCm, builder.Chance(StagingAccounts.Customer)).With(61, drawn.MeasurementsCm);
        var dressed = builder.Dress(person, StagingAccounts.Customer, new SeedHistory { Shape = shape, WeightKg = 60, DriftKg = 0.5, Count = 25 }, drawn, "garment-dress", "garment-coat");
        return builder.TryOn(dressed, StagingAccounts.Customer, 0) with
        {
            Profile = builder.Profile(new DateOnly(1992, 6, 1), "female", "cm", "en-GB"),
            Tasks =
            [
                builder.Task(person.Id, StagingAccounts.Customer, 0, "Measure again", description: null, isDone: false, assignedTo: null, 20),
                builder.Task(person.Id, StagingAccounts.Customer, 1, "Bring the jacket", "To the fitting on Thursday.", isDone: true, builder.Person(StagingAccounts.Contractor), 10),
            ],
        };
    }

    private static SeedPerson OtherCustomer(PlanBuilder builder, SeedPerson person)
    {
        var shape = BodyShape.Of(isWoman: false, 178, builder.Chance(StagingAccounts.OtherCustomer));
        var history = new SeedHistory { Shape = shape, WeightKg = 82, DriftKg = -1, Unit = Domain.Measurements.LengthUnit.Inch, Count = 12 };
        return builder.Dress(person, StagingAccounts.OtherCustomer, history, drawn: null) with { Profile = builder.Profile(new DateOnly(1985, 2, 3), "male", "inch", "en-US") };
    }
}
