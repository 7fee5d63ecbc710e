using Microsoft.Extensions.Logging.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.TryOn;
using Qeyafa.Testing;
using Qeyafa.Testing.TryOn;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>A node that works on try-ons, with an engine, pictures and a wardrobe that a test has at hand.</summary>
internal sealed class TryOnNode : IAsyncDisposable
{
    private readonly TryOnSignal _signal = new();
    private readonly TryOnWorker _worker;
    private bool _runs;

    public TryOnNode(IMongoClient client, IMongoDatabase database, MemoryPictures pictures, MemoryWardrobe wardrobe, Action<TryOnOptions>? configure = null)
    {
        // A lease that a busy machine does not outlive, and that ends within what a test waits.
        Options = new TryOnOptions { Engine = ScriptedEngine.Word, Workers = 2, PollMilliseconds = 20, RetryMilliseconds = 1, LeaseSeconds = 120, PerUser = 1_000 };
        configure?.Invoke(Options);
        var (options, time, outages) = (Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System, new MongoOutages());
        var timer = new OperationTimer(NullLogger<OperationTimer>.Instance, time);
        Engine = new ScriptedEngine(pictures);
        Wardrobe = wardrobe;
        Changes = new TryOnChanges();
        Work = new UnitOfWork(client);
        TryOns = new TryOnRepository(database, _signal, Changes, timer);
        Favorites = new FavoriteRepository(database, timer);
        var engines = new TryOnEngines([Engine], options);
        Queue = new TryOnQueue(database, engines, _signal, Changes, options, timer, time);
        Admission = new TryOnAdmission(database, Work, options, timer);
        Use = new TryOnUse(database, timer);
        Teller = new TryOnEngineCancel(Queue, engines, NullLogger<TryOnEngineCancel>.Instance);
        var run = new TryOnRun(Queue, engines, wardrobe, pictures, Changes, options, outages, time, NullLogger<TryOnRun>.Instance);
        _worker = new TryOnWorker(Queue, run, engines, _signal, new TryOnPulse(time), options, outages, time, NullLogger<TryOnWorker>.Instance);
    }

    public TryOnOptions Options { get; }

    public ScriptedEngine Engine { get; }

    public MemoryWardrobe Wardrobe { get; }

    public TryOnChanges Changes { get; }

    public UnitOfWork Work { get; }

    public TryOnRepository TryOns { get; }

    public FavoriteRepository Favorites { get; }

    public TryOnQueue Queue { get; }

    public TryOnAdmission Admission { get; }

    public TryOnUse Use { get; }

    public TryOnEngineCancel Teller { get; }

    public async Task<TryOnNode> StartAsync()
    {
        await _worker.StartAsync(CancellationToken.None);
        _runs = true;
        return this;
    }

    public async Task StopAsync()
    {
        _runs = false;
        await _worker.StopAsync(CancellationToken.None);
    }

    /// <summary>Asks for a try-on of somebody's.</summary>
    public async Task<TryOnJob> AskAsync(EntityId owner)
    {
        var job = TryOnJob.Create(EntityId.New(DateTimeOffset.UtcNow), owner, Wardrobe.AddBody(owner), Wardrobe.AddGarment(owner), DateTimeOffset.UtcNow);
        (await TryOns.AddAsync(job, CancellationToken.None)).ShouldBeTrue();
        return job;
    }

    public async Task<TryOnJob> ReadAsync(TryOnJob job) => (await TryOns.FindAsync(job.Id, OwnerScope.Of(job.UserId), CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Waits until a try-on has ended, and answers it.</summary>
    public async Task<TryOnJob> EndAsync(TryOnJob job)
    {
        await Eventually.HoldsAsync(async () => (await ReadAsync(job)).Status.HasEnded(), "the try-on ends");
        return await ReadAsync(job);
    }

    public async ValueTask DisposeAsync()
    {
        if (_runs)
        {
            await StopAsync();
        }

        _worker.Dispose();
        Admission.Dispose();
        _signal.Dispose();
    }
}
