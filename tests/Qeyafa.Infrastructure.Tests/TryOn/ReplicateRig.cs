using System.Text;
using Microsoft.Extensions.Logging;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Http;
using Qeyafa.Infrastructure.TryOn.Replicate;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>The engine beside a server, driven as the worker drives it: each reference is kept, and only that is handed back.</summary>
internal sealed class ReplicateRig : IAsyncDisposable
{
    private const int MostSteps = 100;

    public static readonly EntityId Owner = EntityId.Parse("65f000000000000000000001");
    public static readonly EntityId TryOn = EntityId.Parse("65f00000000000000000000a");

    private readonly string _folder = Directory.CreateTempSubdirectory("qeyafa-replicate-").FullName;

    private ReplicateRig(ReplicateServer server, ManualClock clock) => (Server, Clock) = (server, clock);

    public ReplicateServer Server { get; }

    public ManualClock Clock { get; }

    public HttpClient Http { get; } = OutboundHttp.NewClient();

    public ReplicateOptions Options { get; private init; } = null!;

    public EnclosedPictures Pictures { get; } = new();

    public RecordedLog Log { get; } = new();

    /// <summary>What the worker has stored.</summary>
    public string? Reference { get; set; }

    public int Attempt { get; set; } = 1;

    /// <summary>Every step that was made, in order.</summary>
    public List<EngineStep> Steps { get; } = [];

    public ReplicateEngine Engine
    {
        get
        {
            var options = Microsoft.Extensions.Options.Options.Create(Options);
            var api = new ReplicateApi(Http, options);
            return new ReplicateEngine(
                api, new ReplicateSearch(api), new ReplicateInput(Pictures, new Links(), options), new ReplicateOutput(Http, new Scratch(_folder), options), options, Clock, Log);
        }
    }

    public EngineJob Job => new(
        TryOn, Owner, Attempt, Reference, new EngineBody(PictureKey.Body(Owner, TryOn), 170, new Dictionary<string, double>()), new EngineGarment(PictureKey.Clothing(Owner, TryOn), "dress", "Ankara"));

    public static async Task<ReplicateRig> StartAsync(Action<ReplicateOptions>? configure = null)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
        var server = await ReplicateServer.StartAsync(clock);
        var options = new ReplicateOptions
        {
            BaseUrl = server.BaseUrl,
            Token = ReplicateServer.Token,
            Version = "5c7d5dc6",
            Model = "someone/try-on",
            PublicUrl = "https://api.example.com/",
            OutputHosts = "127.0.0.1",
        };
        configure?.Invoke(options);
        return new ReplicateRig(server, clock) { Options = options };
    }

    /// <summary>One step.</summary>
    /// <param name="dies">Whether the worker dies before it has stored what came of it.</param>
    public async Task<EngineStep> StepAsync(bool dies = false)
    {
        var step = await Engine.AdvanceAsync(Job, CancellationToken.None);
        Steps.Add(step);
        if (!dies && step is EngineStep.Working working)
        {
            Reference = working.Reference;
            Clock.Advance(working.AskAgainAfter);
        }

        return step;
    }

    /// <summary>Steps until it has ended.</summary>
    public async Task<EngineStep> RunAsync()
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (await StepAsync() is var step and not EngineStep.Working) return step;
        }

        throw new InvalidOperationException($"It has not ended after {MostSteps} steps; it stands at {Reference}.");
    }

    /// <summary>Steps until a prediction is known.</summary>
    public async Task CreatedAsync()
    {
        while (Reference?.StartsWith("prediction:", StringComparison.Ordinal) != true) await StepAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>How many temporary files are left.</summary>
    public int FilesLeft => Directory.GetFiles(_folder).Length;

    private sealed class Links : IPictureLinks
    {
        public string To(PictureKey key) => $"/api/v1/images/{key}?expires=1&signature=s";

        public bool Allows(PictureKey key, long expires, string signature) => throw new NotSupportedException();
    }

    private sealed class Scratch(string folder) : IScratch
    {
        public TemporaryFile Create() => new(Path.Combine(folder, Guid.NewGuid().ToString("N")));
    }
}

/// <summary>Pictures that are opened for being sent along; each size has a length of its own.</summary>
internal sealed class EnclosedPictures : IPictures
{
    public Dictionary<PictureSize, int> Lengths { get; } = new() { [PictureSize.Master] = 300_000, [PictureSize.Large] = 1000, [PictureSize.Medium] = 100 };

    public Task<OpenPicture?> OpenAsync(PictureKey key, PictureSize size, PictureRange? range, CancellationToken cancellationToken) => Task.FromResult(
        Lengths.TryGetValue(size, out var length)
            ? new OpenPicture(new MemoryStream(Encoding.ASCII.GetBytes(new string('x', length)))) { Length = length, Count = length, EntityTag = "e", ModifiedAt = default }
            : null);

    public Task<Result<StoredPicture>> StoreAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(PictureKey key, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>Keeps what is logged, as text.</summary>
internal sealed class RecordedLog : ILogger<ReplicateEngine>
{
    public List<(LogLevel Level, string Text)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add((logLevel, formatter(state, exception)));
}
