using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Wardrobe;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Testing.TryOn;
using Qeyafa.Testing.Wardrobe;

namespace Qeyafa.Application.Tests.Wardrobe;

/// <summary>What else happens while a picture is being stored.</summary>
public sealed class StoreBodyPictureTests : ICaller
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly InMemoryBodies _bodies = new();
    private readonly MemoryPictures _pictures = new();

    public EntityId? UserId { get; } = EntityId.New(Now);

    public EntityId? SessionId => null;

    private EntityId Me => this.RequiredUserId();

    [Test]
    public async Task RecordThatIsMadeMeanwhile_Wins_AndThePictureIsWithdrawn()
    {
        var other = BodyRecord.Begin(EntityId.New(Now), Me, Now);
        Meanwhile(() => _bodies.InsertAsync(other, CancellationToken.None));

        var answer = await StoreAsync();

        answer.Error.ShouldBe(Error.ConcurrentChange);
        _pictures.Deleted.Count.ShouldBe(1);
        _pictures.Keys.ShouldBeEmpty();
        _bodies.Stored.Single().ShouldSatisfyAllConditions(body => body.Id.ShouldBe(other.Id), body => body.Picture.ShouldBeNull());
    }

    [Test]
    public async Task RecordThatIsDeletedMeanwhile_IsAbsent_AndThePictureIsWithdrawn()
    {
        var body = BodyRecord.Begin(EntityId.New(Now), Me, Now);
        await _bodies.InsertAsync(body, CancellationToken.None);
        Meanwhile(() => _bodies.DeleteAsync(Me, body.Id, body.Version, CancellationToken.None));

        var answer = await StoreAsync();

        answer.Error.ShouldBe(Error.NotFound);
        _pictures.Deleted.ShouldBe([$"body/{Me}/{body.Id}.jpg"]);
        _pictures.Keys.ShouldBeEmpty();
        _bodies.Stored.ShouldBeEmpty();
    }

    private void Meanwhile(Func<Task<bool>> change) => _pictures.BeforeStore = async (_, _) =>
    {
        (await change()).ShouldBeTrue();
        return null;
    };

    private async Task<Result<Versioned<BodyDto>>> StoreAsync()
    {
        using var file = _pictures.Create();
        await File.WriteAllBytesAsync(file.Path, [1]);
        return await new StoreBodyPictureHandler(_bodies, _pictures, _pictures, this, TimeProvider.System).Handle(new StoreBodyPicture(file), CancellationToken.None);
    }
}
