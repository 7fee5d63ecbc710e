using MongoDB.Bson;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class AuditLogTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [AuditLog.Spec];

    private readonly ManualClock _clock = new(Now);
    private readonly Visitor _visitor = new();

    private AuditLog Log => new(Database, Timer, _visitor, _visitor, _clock);

    private AuditTrail Trail => new(Database, Timer);

    [SetUp]
    public Task MakeCollectionsAsync() => new M0002CreateIdentity().UpAsync(Database, None);

    [Test]
    public async Task Entry_HoldsTheRequestsOwnFacts()
    {
        _visitor.UserId = NewId();
        _visitor.SessionId = NewId();
        var subject = NewId();
        await Log.RecordAsync(new AuditEvent(AuditActions.RolesChanged, AuditOutcome.Success) { Subject = subject, Detail = "contractor" }, None);

        var entry = (await Trail.ListAsync(new AuditSlice(new AuditFilter(), null, 0, 10), None)).ShouldHaveSingleItem();

        entry.ShouldBe(new AuditEntry
        {
            Id = entry.Id,
            At = Now,
            Action = "account.roles_changed",
            Outcome = AuditOutcome.Success,
            Actor = _visitor.UserId.ToString(),
            Subject = subject.ToString(),
            Session = _visitor.SessionId,
            Address = "203.0.113.7",
            Device = "Browser/1",
            Detail = "contractor",
            Trace = "trace",
        });
    }

    [Test]
    public async Task Entry_OfNobody_LeavesOutWhatIsUnknown_AndNamesSomebodyWhoHasJustProvedIt()
    {
        var (actor, session) = (NewId(), NewId());
        await Log.RecordAsync(new AuditEvent(AuditActions.SignIn, AuditOutcome.Failure), None);
        (await Collection("audit_log").Find(new BsonDocument()).SingleAsync()).Names.ShouldBe(["_id", "at", "action", "outcome", "address", "device", "trace"]);
        await Log.RecordAsync(new AuditEvent(AuditActions.SignIn, AuditOutcome.Success) { Actor = actor, Session = session }, None);
        var entry = (await Trail.ListAsync(new AuditSlice(new AuditFilter(Actor: actor), null, 0, 10), None)).ShouldHaveSingleItem();
        entry.Session.ShouldBe(session);
    }

    [Test]
    public async Task Entry_OfWorkThatFails_IsNotStored_AndOfWorkThatSucceedsIs()
    {
        var work = new UnitOfWork(Client);
        foreach (var succeeds in new[] { false, true })
        {
            await work.RunAsync<Done>(
                async cancellation =>
                {
                    await Log.RecordAsync(new AuditEvent(AuditActions.PasswordChanged, AuditOutcome.Success), cancellation);
                    return succeeds ? default(Done) : Error.ConcurrentChange;
                },
                None);
            (await Trail.CountAsync(new AuditFilter(), None)).ShouldBe(succeeds ? 1 : 0);
        }
    }

    [Test]
    public async Task Trail_PagesByPosition_ThroughEntriesOfOneMoment()
    {
        for (var number = 0; number < 25; number++)
        {
            await Log.RecordAsync(new AuditEvent("test.action", AuditOutcome.Success) { Detail = $"{number}" }, None);
            if (number % 10 == 9)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        var seen = new List<AuditEntry>();
        AuditPosition? after = null;
        while (await Trail.ListAsync(new AuditSlice(new AuditFilter(), after, 0, 4), None) is { Count: > 0 } page)
        {
            seen.AddRange(page);
            after = new AuditPosition(page[^1].At, page[^1].Id);
        }

        seen.Count.ShouldBe(25);
        seen.Select(entry => entry.Id).Distinct().Count().ShouldBe(25);
        seen.Select(entry => entry.At).ShouldBeInOrder(SortDirection.Descending);
    }

    [Test]
    public async Task Trail_OfAnErasedPerson_ShowsWhatStandsForTheId()
    {
        await Log.RecordAsync(new AuditEvent(AuditActions.Erased, AuditOutcome.Success) { Actor = NewId(), Subject = NewId() }, None);
        await Collection("audit_log").UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument { ["actor"] = "0123abcd", ["subject"] = "0123abcd" }));

        var entry = (await Trail.ListAsync(new AuditSlice(new AuditFilter(), null, 0, 1), None))[0];

        (entry.Actor, entry.Subject).ShouldBe(("0123abcd", "0123abcd"));
    }

    private static IEnumerable<TestCaseData> Filters()
    {
        var person = EntityId.New(Now);
        yield return new TestCaseData(new AuditFilter(), "newest");
        yield return new TestCaseData(new AuditFilter(From: Now.AddMinutes(-1), To: Now.AddMinutes(1)), "newest");
        yield return new TestCaseData(new AuditFilter(Action: AuditActions.SignIn), "action_newest");
        yield return new TestCaseData(new AuditFilter(Actor: person), "actor_newest");
        yield return new TestCaseData(new AuditFilter(Subject: person, To: Now), "subject_newest");
        yield return new TestCaseData(new AuditFilter(Outcome: AuditOutcome.Denied), "outcome_newest");
    }

    [TestCaseSource(nameof(Filters))]
    public async Task Trail_WalksTheIndexOfItsFilter_WithoutSorting(AuditFilter filter, string index)
    {
        for (var number = 0; number < 5; number++)
        {
            await Log.RecordAsync(new AuditEvent(AuditActions.SignIn, AuditOutcome.Denied) { Subject = filter.Subject, Actor = filter.Actor }, None);
        }

        var condition = AuditFilters.Of(new AuditSlice(filter, new AuditPosition(Now, NewId()), 0, 3));
        var plan = await ExplainAsync(new BsonDocument { ["find"] = "audit_log", ["filter"] = condition, ["sort"] = new BsonDocument { ["at"] = -1, ["_id"] = -1 }, ["limit"] = 3 });

        plan.Indexes.ShouldBe([index]);
        plan.Stages.ShouldNotContain("SORT");
        plan.Stages.ShouldNotContain("COLLSCAN");
    }

    private sealed class Visitor : ICaller, IRequestOrigin
    {
        public EntityId? UserId { get; set; }

        public EntityId? SessionId { get; set; }

        public string Address => "203.0.113.7";

        public string Device => "Browser/1";

        public string TraceId => "trace";
    }
}
