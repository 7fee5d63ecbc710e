using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Tests.Privacy;

public sealed class PersonalArchiveTests : IPersonalData, IPersonalPictures
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private readonly EntityId _id = EntityId.New(Now);
    private readonly Dictionary<PictureKey, byte[]?> _pictures = [];
    private bool _fails;

    public IReadOnlyList<PersonalFile> Files { get; } = [new("account.json", "Your account."), new("measurements.json", "Your measurements.")];

    public async Task WriteAsync(PersonalFile file, EntityId userId, Stream destination, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(Encoding.UTF8.GetBytes($"[\"{file.Name} of {userId}\"]"), cancellationToken);
        if (_fails && file.Name == "measurements.json")
        {
            throw new TimeoutException("The database is away.");
        }
    }

    public async IAsyncEnumerable<PictureKey> ListAsync(EntityId userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var key in _pictures.Keys)
        {
            yield return key;
        }
    }

    public Task<Stream?> OpenAsync(PictureKey key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_pictures[key] is { } content ? new MemoryStream(content) : null);

    [Test]
    public async Task Archive_HoldsEveryPicture_ThatIsStillThere()
    {
        var (body, side, deleted) = (PictureKey.Body(_id, EntityId.New(Now)), PictureKey.Measurement(_id, EntityId.New(Now), PictureView.Side), PictureKey.TryOn(_id, EntityId.New(Now)));
        _pictures[body] = [1, 2, 3];
        _pictures[deleted] = null;
        _pictures[side] = new byte[300_000];
        var written = new AsynchronousOnly();

        await new PersonalArchive(this, this, _id, Now).WriteToAsync(written, CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(written.ToArray()));
        zip.Entries.Skip(3).Select(entry => (entry.FullName, entry.Length)).ShouldBe([($"pictures/{body}", 3), ($"pictures/{side}", 300_000)]);
        Read(zip, $"pictures/{body}").ShouldBe("\u0001\u0002\u0003");
        Read(zip, "README.txt").ShouldContain("pictures/");
    }

    [Test]
    public async Task Archive_HoldsEveryFile_AndOneThatExplainsThem()
    {
        var written = new AsynchronousOnly();
        await new PersonalArchive(this, this, _id, Now).WriteToAsync(written, CancellationToken.None);

        using var zip = new ZipArchive(new MemoryStream(written.ToArray()));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["README.txt", "account.json", "measurements.json"]);
        Read(zip, "account.json").ShouldBe($"[\"account.json of {_id}\"]");
        var readme = Read(zip, "README.txt");
        readme.ShouldContain(_id.ToString());
        readme.ShouldContain("2026-11-21 10:00:00 UTC");
        Files.ShouldAllBe(file => readme.Contains(file.Name) && readme.Contains(file.About));
    }

    [Test]
    public async Task Archive_ThatFailsOnTheWay_CannotBeOpened()
    {
        _fails = true;
        var written = new AsynchronousOnly();

        await Should.ThrowAsync<TimeoutException>(() => new PersonalArchive(this, this, _id, Now).WriteToAsync(written, CancellationToken.None));

        written.Length.ShouldBeGreaterThan(0);
        Should.Throw<InvalidDataException>(() => new ZipArchive(new MemoryStream(written.ToArray())));
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Refuses what a server's response body refuses: synchronous writes and seeking.</summary>
    private sealed class AsynchronousOnly : MemoryStream
    {
        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous writes are refused.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous writes are refused.");

        public override void Flush() => throw new InvalidOperationException("Synchronous flushes are refused.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
