using MongoDB.Bson;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Seeding.People;

namespace Qeyafa.Api.Tests.Seeding;

public sealed class DemoTests
{
    private static readonly SeedPlan Plan = DemoPlan.Make(1, SeedingModule.DefaultNow);

    [Test]
    public async Task Demo_seeded_twice_is_the_same_in_two_databases_and_counts_what_is_there()
    {
        await using var one = await SeedHost.OpenAsync();
        await using var other = await SeedHost.OpenAsync();
        await Task.WhenAll(one.DemoAsync(), other.DemoAsync());

        var contents = await one.ContentsAsync();
        SeedHost.ShouldBeTheSame(await other.ContentsAsync(), contents);

        contents["users"].Length.ShouldBe(8);
        contents["measurements"].Length.ShouldBe(156);
        contents["clothing"].Length.ShouldBe(12);
        contents["shares"].Length.ShouldBe(5);
        contents["tasks"].Length.ShouldBe(11);
        contents["messages"].Length.ShouldBe(13);
        contents["conversations"].Length.ShouldBe(4);
        await MailboxesCountWhatIsThereAsync(one);
        await WardrobesCountWhatIsThereAsync(one);

        var refused = await Should.ThrowAsync<SeedRefusedException>(() => one.DemoAsync());
        refused.Message.ShouldContain("amal@demo.qeyafa.example");
        SeedHost.ShouldBeTheSame(await one.ContentsAsync(), contents);

        await one.Collection("tasks").DeleteManyAsync(new BsonDocument());
        await one.DemoAsync(resets: true);
        SeedHost.ShouldBeTheSame(await one.ContentsAsync(), contents);
    }

    [Test]
    public void Histories_give_no_warning_and_cover_two_years()
    {
        var measured = Plan.People.Where(person => person.History.Count > 0).ToList();
        measured.Count.ShouldBe(6);
        foreach (var person in measured)
        {
            person.History.SelectMany(taken => taken.Warnings()).ShouldBeEmpty(person.Details.Name);
            (person.History[^1].ProcessedAt - person.History[0].ProcessedAt).TotalDays.ShouldBeGreaterThan(730);
            person.History[^1].ProcessedAt.ShouldBeInRange(Plan.Now.AddDays(-60), Plan.Now);
            person.History.Zip(person.History.Skip(1)).ShouldAllBe(pair => pair.First.ProcessedAt < pair.Second.ProcessedAt);
        }
    }

    [Test]
    public void Histories_drift_without_a_leap_and_girths_follow_the_weight()
    {
        foreach (var history in Plan.People.Where(person => person.History.Count > 0).Select(person => person.History))
        {
            foreach (var (before, after) in history.Zip(history.Skip(1)))
            {
                foreach (var name in BodyShape.Names)
                {
                    Math.Abs(InCm(after, name) - InCm(before, name)).ShouldBeLessThan(5, name.Text);
                }

                Math.Abs(after.Weight!.Value - before.Weight!.Value).ShouldBeLessThan(3);
                after.Height.ShouldBe(before.Height);
            }

            var (lightest, heaviest) = (history.MinBy(taken => taken.Weight)!, history.MaxBy(taken => taken.Weight)!);
            InCm(heaviest, MeasurementName.Of("waist")).ShouldBeGreaterThan(InCm(lightest, MeasurementName.Of("waist")));
        }
    }

    [Test]
    public void Another_seed_measures_other_values_of_the_same_people()
    {
        var other = DemoPlan.Make(2, SeedingModule.DefaultNow);
        other.People.Select(person => person.Id).ShouldBe(Plan.People.Select(person => person.Id));
        other.People[0].History.Select(taken => taken.Weight).ShouldNotBe(Plan.People[0].History.Select(taken => taken.Weight));
    }

    [Test]
    public async Task Pictures_and_finished_tryons_are_there_and_nothing_is_left_to_do()
    {
        await using var host = await SeedHost.OpenAsync();
        var seeded = await host.StagingAsync(withPictures: true);
        seeded.WithoutPictures.ShouldBeNull();
        seeded.Pictures.ShouldBe(4);

        var tryOn = await host.Collection("tryon").Find(new BsonDocument()).SingleAsync();
        tryOn["status"].ShouldBe("completed");
        tryOn.Contains("due_at").ShouldBeFalse();
        var body = await host.Collection("body").Find(new BsonDocument()).SingleAsync();
        var garments = await host.Collection("clothing").Find(new BsonDocument()).ToListAsync();
        var pictures = host.Services.GetRequiredService<Application.Pictures.IPictures>();
        foreach (var key in garments.Append(body).Append(tryOn).Select(document => document["s3_key"].AsString))
        {
            Domain.Pictures.PictureKey.TryParse(key, out var parsed).ShouldBeTrue(key);
            await using var picture = await pictures.OpenAsync(parsed, Application.Pictures.PictureSize.Master, range: null, CancellationToken.None);
            picture.ShouldNotBeNull(key).Length.ShouldBeGreaterThan(5_000);
        }

        (await host.Collection("favorites").Find(new BsonDocument()).SingleAsync())["tryon_id"].ShouldBe(tryOn["_id"]);
    }

    [Test]
    public async Task Production_future_times_weak_passwords_and_strangers_are_refused_and_nothing_is_stored()
    {
        await using var host = await SeedHost.OpenAsync("Production");
        (await Should.ThrowAsync<SeedRefusedException>(() => host.DemoAsync())).Message.ShouldContain("refused in Production");
        (await Should.ThrowAsync<SeedRefusedException>(() => host.StagingAsync())).Message.ShouldContain("refused in Production");
        (await Should.ThrowAsync<SeedRefusedException>(() => host.LoadAsync(new(1, 1, 1, SeedingModule.DefaultNow)))).Message.ShouldContain("refused in Production");
        (await host.Collection("users").CountDocumentsAsync(new BsonDocument())).ShouldBe(0);

        await using var elsewhere = await SeedHost.OpenAsync("Staging");
        var late = DateTimeOffset.UtcNow.AddDays(1);
        (await Should.ThrowAsync<SeedRefusedException>(() => elsewhere.LoadAsync(new(1, 1, 1, late)))).Message.ShouldContain("still to come");
        (await Should.ThrowAsync<SeedRefusedException>(() => elsewhere.DemoAsync(password: "short"))).Message.ShouldContain("8 to 128 characters");
        (await Should.ThrowAsync<SeedRefusedException>(() => elsewhere.DemoAsync(password: "password123"))).Message.ShouldContain("guessed first");

        var users = elsewhere.Services.GetRequiredService<IUserRepository>();
        var stranger = User.Register(new SeedIds("stranger").Of(1), EmailAddress.Parse("qa-customer@staging.qeyafa.example"), "hash", "Somebody", RoleNames.Customer, UserStatus.Active, Plan.Now);
        await users.AddAsync(stranger, CancellationToken.None);
        (await Should.ThrowAsync<SeedRefusedException>(() => elsewhere.StagingAsync())).Message.ShouldContain($"{stranger.Id}");
        (await elsewhere.Collection("users").CountDocumentsAsync(new BsonDocument())).ShouldBe(1);
    }

    private static double InCm(Measurement taken, MeasurementName name) => taken.In(LengthUnit.Cm).ValueOf(name)!.Value;

    private static async Task MailboxesCountWhatIsThereAsync(SeedHost host)
    {
        var messages = await host.Collection("messages").Find(new BsonDocument()).ToListAsync();
        foreach (var mailbox in await host.Collection("mailboxes").Find(new BsonDocument()).ToListAsync())
        {
            mailbox["sequence"].ToInt64().ShouldBe(messages.Count(message => message["sender_id"] == mailbox["_id"] || message["recipient_id"] == mailbox["_id"]));
        }

        var conversations = await host.Collection("conversations").Find(new BsonDocument()).ToListAsync();
        conversations.Sum(conversation => conversation["unread_first"].ToInt64() + conversation["unread_second"].ToInt64())
            .ShouldBe(messages.Count(message => !message["is_read"].AsBoolean));
        conversations.ShouldAllBe(conversation => !conversation.Contains("notice_first_due") && !conversation.Contains("notice_second_due"));
    }

    private static async Task WardrobesCountWhatIsThereAsync(SeedHost host)
    {
        var counted = (await host.ContentsAsync())["wardrobe_stats"];
        await host.Services.GetRequiredService<WardrobeRepair>().RunAsync(CancellationToken.None);
        (await host.ContentsAsync())["wardrobe_stats"].ShouldBe(counted);
    }
}
