namespace Qeyafa.CSharpClient.Tests;

internal sealed class StreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task StreamThatIsCut_GoesOnAfterTheLastMessage()
    {
        var line = new FaultyLine(async (request, count, send) =>
        {
            var answer = await send();
            if (request.RequestUri!.AbsolutePath.EndsWith("/messages/stream", StringComparison.Ordinal) && count == 1)
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
        await using var messages = receiver.Client.StreamAsync(first.Id, stop.Token).GetAsyncEnumerator(stop.Token);

        await sender.Client.Messages.SendAsync(new SendMessageBody { RecipientId = to.Id, Content = "two" }, cancellationToken: stop.Token);
        await messages.MoveNextAsync();
        var second = messages.Current;
        await sender.Client.Messages.SendAsync(new SendMessageBody { RecipientId = to.Id, Content = "three" }, cancellationToken: stop.Token);
        await messages.MoveNextAsync();

        (second.Content, messages.Current.Content).ShouldBe(("two", "three"));
        line.Seen.Where(seen => seen.Path.EndsWith("/stream", StringComparison.Ordinal)).Select(seen => seen.LastEventId).ShouldBe([first.Id, second.Id]);
    }

    [Test]
    public async Task Stream_ThatIsNotAllowed_ThrowsItsProblem()
    {
        await using var clients = new Clients();

        (await Should.ThrowAsync<QeyafaProblemException>(async () => await clients.Client.StreamAsync().GetAsyncEnumerator().MoveNextAsync())).Code.ShouldBe("unauthenticated");
    }

    /// <summary>Breaks after the first event.</summary>
    private sealed class CutStream(Stream inner) : Stream
    {
        private bool _hasEvent;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

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

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
