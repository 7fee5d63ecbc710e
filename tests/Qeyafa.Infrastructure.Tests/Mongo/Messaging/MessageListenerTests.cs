using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;
using Qeyafa.Infrastructure.Mongo.Messaging;

namespace Qeyafa.Infrastructure.Tests.Mongo.Messaging;

public sealed class MessageListenerTests
{
    private const int Buffer = 4;

    private static readonly EntityId Maya = NewId();

    private readonly List<Message> _stored = [];
    private int _closed;
    private int _lookups;

    [Test]
    public async Task ReaderThatIsTooSlow_IsLetGo_AndMeanwhileNoMoreThanTheBufferIsHeld()
    {
        var listener = Listener();
        foreach (var number in Enumerable.Range(1, 10 * Buffer))
        {
            listener.Offer(Number(number));
        }

        (await NumbersAsync(listener)).ShouldBe([1, 2, 3, 4], "What is held is answered, and then the stream ends.");
        _closed.ShouldBe(1);
    }

    [Test]
    public async Task MessageThatWasAnsweredAlready_IsPassedOver()
    {
        Store(1, 2, 3);
        var listener = Listener(start: 1);
        Offer(listener, 2, 3, 3);
        listener.End();

        (await NumbersAsync(listener)).ShouldBe([2, 3]);
        _lookups.ShouldBe(2, "Nothing was missing.");
    }

    [Test]
    public async Task NumbersThatWerePassedOver_AreLookedUp_BeforeTheMessageBehindThem()
    {
        var listener = Listener(start: 0);
        await using var reading = listener.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        listener.Offer(Number(1));
        (await reading.MoveNextAsync()).ShouldBeTrue();
        Store(1, 2, 3, 4);
        Offer(listener, 4, 3, 5);
        listener.End();

        var rest = new List<long>();
        while (await reading.MoveNextAsync())
        {
            rest.Add(reading.Current.SequenceFor(Maya));
        }

        rest.ShouldBe([2, 3, 4, 5]);
    }

    [Test]
    public async Task StreamThatBegins_StartsWithWhateverComesFirst_AndAsksTheDatabaseNothing()
    {
        Store(1, 2, 3, 4, 5, 6);
        var listener = Listener();
        Offer(listener, 7, 8);
        listener.End();

        (await NumbersAsync(listener)).ShouldBe([7, 8]);
        _lookups.ShouldBe(0);
    }

    [Test]
    public void ListenerThatIsClosed_IsForgottenOnce()
    {
        var listener = Listener();

        listener.Close();
        listener.Close();

        _closed.ShouldBe(1);
    }

    private MessageListener Listener(long? start = null) => new(Maya, NewId(), Buffer, (last, _) => Task.FromResult(After(last)), _ => _closed++) { Start = start };

    private IReadOnlyList<Message> After(long last)
    {
        _lookups++;
        return [.. _stored.Where(message => message.SequenceFor(Maya) > last)];
    }

    private void Store(params int[] numbers) => _stored.AddRange(numbers.Select(Number));

    private static void Offer(MessageListener listener, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            listener.Offer(Number(number));
        }
    }

    private static async Task<List<long>> NumbersAsync(MessageListener listener)
    {
        var numbers = new List<long>();
        await foreach (var message in listener.ReadAsync(CancellationToken.None))
        {
            numbers.Add(message.SequenceFor(Maya));
        }

        return numbers;
    }

    private static EntityId NewId() => EntityId.New(DateTimeOffset.UnixEpoch);

    private static Message Number(int number) => new()
    {
        Id = NewId(),
        SenderId = NewId(),
        RecipientId = Maya,
        Content = "Hello",
        ConversationId = "c",
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        RecipientSequence = number,
    };
}
