using System.Net;
using System.Net.Http.Headers;

namespace Qeyafa.CSharpClient.Tests;

internal sealed class StreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // Longer than the patience: a slow opening is not what is tried.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    [Test]
    public async Task StreamThatIsCut_GoesOnAfterTheLastMessage()
    {
        var line = new FaultyLine(async (request, count, send) =>
        {
            var answer = await send();
            if (IsStream(request) && count == 1)
            {
                answer.Content = new StreamContent(new CutStream(await answer.Content.ReadAsStreamAsync()));
            }

            return answer;
        });
        await using var receiver = new Clients(line);
        await using var sender = new Clients();
        var to = await receiver.RegisterAsync("Noor");
        await sender.RegisterAsync("Maya");
        using var stop = new CancellationTokenSource(Patience);
        var first = await sender.Client.Messages.SendAsync(new SendMessageBody { RecipientId = to.Id, Content = "one" }, cancellationToken: stop.Token);
        var states = new List<StreamState>();
        var options = new StreamOptions { LongestSilence = Silence, OnState = states.Add, OnGap = () => throw new InvalidOperationException("There was no gap.") };
        await using var messages = receiver.Client.StreamAsync(first.Id, options, stop.Token).GetAsyncEnumerator(stop.Token);

        await sender.Client.Messages.SendAsync(new SendMessageBody { RecipientId = to.Id, Content = "two" }, cancellationToken: stop.Token);
        await messages.MoveNextAsync();
        var second = messages.Current;
        await sender.Client.Messages.SendAsync(new SendMessageBody { RecipientId = to.Id, Content = "three" }, cancellationToken: stop.Token);
        await messages.MoveNextAsync();

        (second.Content, messages.Current.Content).ShouldBe(("two", "three"));
        line.Seen.Where(seen => seen.Path.EndsWith("/stream", StringComparison.Ordinal)).Select(seen => seen.LastEventId).ShouldBe([first.Id, second.Id]);
        states.ShouldBe([StreamState.Open, StreamState.Waiting, StreamState.Open]);
    }

    [Test]
    public async Task StreamWithoutAnId_TellsWhenItIsOpen_SoThatNothingIsMissedFromThenOn()
    {
        await using var receiver = new Clients();
        await using var sender = new Clients();
        var to = await receiver.RegisterAsync("Noor");
        await sender.RegisterAsync("Maya");
        using var stop = new CancellationTokenSource(Patience);
        var opened = new TaskCompletionSource();
        await using var messages = receiver.Client.StreamAsync(options: new StreamOptions { OnState = _ => opened.TrySetResult() }, cancellationToken: stop.Token).GetAsyncEnumerator(stop.Token);

        var next = messages.MoveNextAsync().AsTask();
        await opened.Task.WaitAsync(stop.Token);
        next.IsCompleted.ShouldBeFalse();
        await sender.Client.Messages.SendAsync(new SendMessageBody { RecipientId = to.Id, Content = "one" }, cancellationToken: stop.Token);
        await next;

        messages.Current.Content.ShouldBe("one");
    }

    [Test]
    public async Task StreamThatBreaksBeforeAnyMessage_TellsAGap_OnceItIsOpenAgain()
    {
        var told = await ToldAsync(new FaultyLine(async (request, count, send) => IsStream(request) && count == 1 ? Ended(await send()) : await send()), opens: 2);

        told.ShouldBe(["Open", "Waiting", "gap", "Open"]);
    }

    [Test]
    public async Task StreamAfterAMessageThatIsGone_BeginsAnew_AndTellsAGap()
    {
        var told = await ToldAsync(new FaultyLine((_, _, send) => send()), lastEventId: "65f0c2a4e1b2c3d4e5f60801");

        told.ShouldBe(["gap", "Open"]);
    }

    [Test]
    public async Task StreamOfAServerThatIsAway_IsOpenedWhenItIsBack()
    {
        var told = await ToldAsync(new FaultyLine((request, count, send) => (IsStream(request), count) switch
        {
            (true, 1) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)),
            (true, 2) => throw new HttpRequestException("The connection was refused."),
            _ => send(),
        }));

        told.ShouldBe(["Waiting", "Waiting", "Open"]);
    }

    [Test]
    public async Task StreamThatIsRefusedForATime_ComesBackAfterIt_OrAfterAMinute()
    {
        var time = new QuickTime(lasting: Silence);
        var line = new FaultyLine((request, count, send) => IsStream(request) && count <= 2 ? Task.FromResult(Refused(TimeSpan.FromSeconds(count == 1 ? 7 : 7000))) : send());

        await ToldAsync(line, time: time);

        time.Waits.TakeLast(2).ShouldBe([TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(1)]);
    }

    [Test]
    public async Task StreamThatHasGoneSilent_IsOpenedAgain()
    {
        var time = new SilentTime(Silence);
        var line = new FaultyLine(async (request, count, send) =>
        {
            var answer = await send();
            if (IsStream(request) && count == 1)
            {
                answer.Content = new StreamContent(new StreamOfNothing(time.Pass));
            }

            return answer;
        });

        var told = await ToldAsync(line, opens: 2, time: time);

        told.ShouldBe(["Open", "Waiting", "gap", "Open"]);
    }

    [Test]
    public async Task Stream_ThatIsNotAllowed_ThrowsItsProblem()
    {
        await using var clients = new Clients();

        (await Should.ThrowAsync<QeyafaProblemException>(async () => await clients.Client.StreamAsync().GetAsyncEnumerator().MoveNextAsync())).Code.ShouldBe("unauthenticated");
    }

    private static bool IsStream(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.EndsWith("/messages/stream", StringComparison.Ordinal);

    private static HttpResponseMessage Refused(TimeSpan wait) => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(wait) } };

    private static HttpResponseMessage Ended(HttpResponseMessage answer)
    {
        answer.Content = new StringContent("", new MediaTypeHeaderValue("text/event-stream"));
        return answer;
    }

    /// <summary>Follows a stream on which no message comes until it has been opened so often, and answers what was told of it.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(FaultyLine line, string? lastEventId = null, int opens = 1, TimeProvider? time = null)
    {
        await using var clients = new Clients(line, options => options.Time = time ?? TimeProvider.System);
        await clients.RegisterAsync();
        using var patience = new CancellationTokenSource(Patience);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var told = new List<string>();
        var options = new StreamOptions
        {
            LongestSilence = Silence,
            OnGap = () => told.Add("gap"),
            OnState = state =>
            {
                told.Add(state.ToString());
                if (told.Count(word => word == nameof(StreamState.Open)) == opens)
                {
                    stop.Cancel();
                }
            },
        };

        await Should.ThrowAsync<OperationCanceledException>(async () => await clients.Client.StreamAsync(lastEventId, options, stop.Token).GetAsyncEnumerator(stop.Token).MoveNextAsync());

        patience.IsCancellationRequested.ShouldBeFalse(string.Join(", ", told));
        return told;
    }

    /// <summary>Breaks after the first event.</summary>
    private sealed class CutStream(Stream inner) : ReadStream
    {
        private bool _hasEvent;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_hasEvent)
            {
                throw new IOException("The connection broke.");
            }

            var read = await inner.ReadAsync(buffer, cancellationToken);
            _hasEvent = System.Text.Encoding.UTF8.GetString(buffer.Span[..read]).Contains("event: message", StringComparison.Ordinal);
            return read;
        }
    }

    /// <summary>Says nothing until whoever reads it gives up.</summary>
    private sealed class StreamOfNothing(Action isRead) : ReadStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var silent = Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            isRead();
            await silent;
            return 0;
        }
    }

    private abstract class ReadStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
