using MongoDB.Bson;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Sessions;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo;

public sealed class SessionRepositoryTests : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [SessionRepository.Spec, SessionRepository.TokensSpec, UserRepository.Spec];

    private readonly ManualClock _clock = new(Now);
    private readonly SessionEpochs _epochs = new();
    private readonly EntityId _user = NewId();

    private SessionRepository Repository => new(Database, _epochs, Timer, _clock);

    [Test]
    public async Task Add_ThenFind_AnswersEveryMember_AndRecordsTheToken()
    {
        var session = NewSession();
        await Repository.AddAsync(session, None);

        (await Repository.FindAsync(_user, session.Id, None)).ShouldBe(session);
        (await Repository.FindAsync(NewId(), session.Id, None)).ShouldBeNull();
        (await Repository.FindAsync(_user, NewId(), None)).ShouldBeNull();
        var record = await TokensOf(session).SingleAsync();
        (record["token"].AsString, record["is_used"].AsBoolean, record["family"]).ShouldBe((session.CurrentToken, false, session.Id.ToBson()));
        record["expires_at"].ToUniversalTime().ShouldBe(session.ExpiresAt.UtcDateTime);
    }

    [Test]
    public async Task Requirement15_Rotate_OfTheCurrentToken_ByManyAtOnce_LetsOneThrough()
    {
        var session = NewSession();
        await Repository.AddAsync(session, None);
        var unitOfWork = new UnitOfWork(Client);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => unitOfWork.RunAsync(
            async cancellation => await Repository.RotateAsync(session, NewSuccessor($"successor {n}"), cancellation) ? Result<Done>.Success(default) : Error.ConcurrentChange, None)));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(1);
        var stored = (await Repository.FindAsync(_user, session.Id, None)).ShouldNotBeNull();
        (stored.LastRotation!.Predecessor, stored.LastRotation.At, stored.ExpiresAt).ShouldBe((session.CurrentToken, Now, Now.AddDays(3)));
        stored.LastRotation.SealedPair.ToArray().ShouldBe(new byte[] { 1, 2, 3 });
        var records = await TokensOf(session).Sort(new BsonDocument("_id", 1)).ToListAsync();
        records.Select(record => (record["token"].AsString, record["is_used"].AsBoolean)).ShouldBe([(session.CurrentToken, true), (stored.CurrentToken, false)]);
    }

    [Test]
    public async Task Requirement15_Rotate_OfWhatIsNotCurrent_ChangesNothing()
    {
        var session = NewSession();
        await Repository.AddAsync(session, None);

        (await Repository.RotateAsync(session with { CurrentToken = "older" }, NewSuccessor("next"), None)).ShouldBeFalse();
        (await Repository.RotateAsync(session with { UserId = NewId() }, NewSuccessor("next"), None)).ShouldBeFalse();
        (await Repository.RotateAsync(session, NewSuccessor("next") with { At = session.ExpiresAt }, None)).ShouldBeFalse();
        (await Repository.EndAsync(_user, session.Id, onlyAt: null, None)).ShouldBeTrue();
        (await Repository.RotateAsync(session, NewSuccessor("next"), None)).ShouldBeFalse();

        (await Repository.FindAsync(_user, session.Id, None)).ShouldBe(session with { IsActive = false });
        (await TokensOf(session).ToListAsync()).Count.ShouldBe(1);
    }

    [Test]
    public async Task Requirement15_ARotationThatIsCutOff_LeavesNothingBehind()
    {
        var session = NewSession();
        await Repository.AddAsync(session, None);

        await Should.ThrowAsync<FormatException>(() => new UnitOfWork(Client).RunAsync<Done>(
            async cancellation =>
            {
                await Repository.RotateAsync(session, NewSuccessor("next"), cancellation);
                throw new FormatException();
            },
            None));

        (await Repository.FindAsync(_user, session.Id, None)).ShouldBe(session);
        (await TokensOf(session).SingleAsync())["is_used"].AsBoolean.ShouldBeFalse();
    }

    [Test]
    public async Task End_OnlyAtItsToken_OfThePersonsOwn_Once()
    {
        var session = NewSession();
        await Repository.AddAsync(session, None);
        var stamp = _epochs.Stamp(_user, session.Id);

        (await Repository.EndAsync(NewId(), session.Id, onlyAt: null, None)).ShouldBeFalse();
        (await Repository.EndAsync(_user, session.Id, "another", None)).ShouldBeFalse();
        (await Repository.AuthenticatedAtAsync(_user, session.Id, None)).ShouldBe(Now);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Repository.EndAsync(_user, session.Id, session.CurrentToken, None)));

        outcomes.Count(ended => ended).ShouldBe(1);
        (await Repository.AuthenticatedAtAsync(_user, session.Id, None)).ShouldBeNull();
        _epochs.Stamp(_user, session.Id).ShouldNotBe(stamp);
    }

    [Test]
    public async Task EndAll_KeepsTheOneAndOtherPeoples()
    {
        var sessions = Enumerable.Range(0, 4).Select(_ => NewSession()).ToArray();
        var others = NewSession() with { UserId = NewId() };
        foreach (var session in sessions.Append(others))
        {
            await Repository.AddAsync(session, None);
        }

        await Repository.EndAllAsync(_user, sessions[1].Id, None);

        (await LiveIdsAsync()).ShouldBe([sessions[1].Id]);
        await Repository.EndAllAsync(_user, keep: null, None);
        (await LiveIdsAsync()).ShouldBeEmpty();
        (await Repository.FindAsync(others.UserId, others.Id, None)).ShouldNotBeNull().IsActive.ShouldBeTrue();
    }

    [Test]
    public async Task EndAll_InAUnitOfWork_IsStoredAndForgottenWithItAlone()
    {
        var session = NewSession();
        await Repository.AddAsync(session, None);
        var stamp = _epochs.Stamp(_user, session.Id);
        var within = 0;

        await new UnitOfWork(Client).RunAsync<Done>(
            async cancellation =>
            {
                await Repository.EndAllAsync(_user, keep: null, cancellation);
                within = _epochs.Stamp(_user, session.Id);
                return Error.ConcurrentChange;
            },
            None);

        within.ShouldBe(stamp);
        (await LiveIdsAsync()).ShouldBe([session.Id]);
        await new UnitOfWork(Client).RunAsync<Done>(
            async cancellation =>
            {
                await Repository.EndAllAsync(_user, keep: null, cancellation);
                within = _epochs.Stamp(_user, session.Id);
                return default(Done);
            },
            None);
        (await LiveIdsAsync()).ShouldBeEmpty();
        _epochs.Stamp(_user, session.Id).ShouldNotBe(within);
    }

    [Test]
    public async Task Live_ShowsNewestFirst_WithoutEndedAndExpired_PageByPage()
    {
        var sessions = Enumerable.Range(0, 6).Select(_ => NewSession()).ToArray();
        sessions[2] = sessions[2] with { ExpiresAt = Now };
        foreach (var session in sessions)
        {
            await Repository.AddAsync(session, None);
        }

        await Repository.EndAsync(_user, sessions[4].Id, onlyAt: null, None);

        (await LiveIdsAsync()).ShouldBe([sessions[5].Id, sessions[3].Id, sessions[1].Id, sessions[0].Id]);
        (await Repository.LiveAsync(_user, new SessionSlice(sessions[3].Id, 0, 1), None)).Single().ShouldBe(sessions[1]);
        (await Repository.LiveAsync(_user, new SessionSlice(null, 3, 10), None)).Single().ShouldBe(sessions[0]);
        (await Repository.CountLiveAsync(_user, None)).ShouldBe(4);
    }

    [Test]
    public async Task Requirement14_EndOldest_KeepsTheNewest_WhenManySignInAtOnce()
    {
        var users = new UserRepository(Database, Timer);
        await users.AddAsync(User.Register(_user, EmailAddress.Parse("maya@example.com"), "hash", "Maya", RoleNames.Customer, UserStatus.Active, Now), None);
        var unitOfWork = new UnitOfWork(Client);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => unitOfWork.RunAsync<Done>(
            async cancellation =>
            {
                await users.RecordSignInAsync(_user, Now, cancellation);
                await Repository.AddAsync(NewSession(), cancellation);
                await Repository.EndOldestAsync(_user, 5, cancellation);
                return default(Done);
            },
            None)));

        (await Repository.CountLiveAsync(_user, None)).ShouldBe(5);
    }

    [Test]
    public async Task Lookup_AnswersTheEnd_OfLiveSessionsOfActiveAccounts()
    {
        var users = new UserRepository(Database, Timer);
        var lookup = new SessionLookup(Database, Timer, _clock);
        var user = User.Register(_user, EmailAddress.Parse("maya@example.com"), "hash", "Maya", RoleNames.Customer, UserStatus.Active, Now);
        var (session, expired) = (NewSession(), NewSession() with { ExpiresAt = Now });
        await Repository.AddAsync(session, None);
        await Repository.AddAsync(expired, None);
        (await lookup.LiveUntilAsync(_user, session.Id, None)).ShouldBeNull();
        await users.AddAsync(user, None);

        (await lookup.LiveUntilAsync(_user, session.Id, None)).ShouldBe(session.ExpiresAt);
        (await lookup.LiveUntilAsync(NewId(), session.Id, None)).ShouldBeNull();
        (await lookup.LiveUntilAsync(_user, NewId(), None)).ShouldBeNull();
        (await lookup.LiveUntilAsync(_user, expired.Id, None)).ShouldBeNull();
        user.ChangeStatus(UserStatus.Suspended, Now);
        await users.SaveAsync(user, 1, None);
        (await lookup.LiveUntilAsync(_user, session.Id, None)).ShouldBeNull();
        user.ChangeStatus(UserStatus.Active, Now);
        await users.SaveAsync(user, 2, None);
        await Repository.EndAsync(_user, session.Id, onlyAt: null, None);
        (await lookup.LiveUntilAsync(_user, session.Id, None)).ShouldBeNull();
    }

    [Test]
    public async Task Reads_WalkTheirIndexes()
    {
        for (var n = 0; n < 30; n++)
        {
            await Repository.AddAsync(NewSession() with { UserId = n % 3 == 0 ? _user : NewId() }, None);
        }

        var live = new BsonDocument { ["user_id"] = _user.ToBson(), ["is_active"] = true, ["expires_at"] = new BsonDocument("$gt", Now.UtcDateTime) };
        var list = await ExplainAsync(new BsonDocument { ["find"] = "sessions", ["filter"] = live, ["sort"] = new BsonDocument("_id", -1), ["limit"] = 5 });
        list.Indexes.ShouldBe(["user_id_live"]);
        list.Stages.ShouldNotContain("SORT");
        (list.KeysExamined, list.DocumentsExamined).ShouldBe((5, 5));

        var session = NewSession();
        await Repository.AddAsync(session, None);
        var one = await ExplainAsync(new BsonDocument { ["find"] = "sessions", ["filter"] = SessionLookup.Stages(_user, session.Id, Now)[0]["$match"] });
        one.DocumentsExamined.ShouldBe(1);
        one.Indexes.ShouldBe(["_id_"]);
        var token = await ExplainAsync(new BsonDocument { ["find"] = "refresh_tokens", ["filter"] = new BsonDocument { ["token"] = session.CurrentToken, ["user_id"] = _user.ToBson() } });
        (token.DocumentsExamined, token.Stages.Contains("COLLSCAN")).ShouldBe((1, false));
    }

    private async Task<IEnumerable<EntityId>> LiveIdsAsync() => (await Repository.LiveAsync(_user, new SessionSlice(null, 0, 100), None)).Select(session => session.Id);

    private IFindFluent<BsonDocument, BsonDocument> TokensOf(Session session) => Collection("refresh_tokens").Find(new BsonDocument("session_id", session.Id.ToBson()));

    private static Successor NewSuccessor(string hash) => new(hash, new byte[] { 1, 2, 3 }, Now, Now.AddDays(3));

    private Session NewSession()
    {
        var id = NewId();
        return new Session
        {
            Id = id,
            UserId = _user,
            DeviceInfo = "Firefox",
            IpAddress = "203.0.113.7",
            IsActive = true,
            AuthenticatedAt = Now,
            CreatedAt = Now,
            UpdatedAt = Now,
            ExpiresAt = Now.AddDays(7),
            AbsoluteEnd = Now.AddDays(30),
            CurrentToken = $"hash {id}",
        };
    }
}
