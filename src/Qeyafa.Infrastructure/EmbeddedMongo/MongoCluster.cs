using MongoDB.Bson;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>
/// A replica set of several servers in memory on 127.0.0.1, to see what the loss of one does. It runs until it is disposed of,
/// and does not outlive the process. For tests and measurements.
/// </summary>
internal sealed class MongoCluster : IAsyncDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    private readonly List<ClusterNode> _nodes = [];
    private readonly MongoClusterOptions _options;

    private MongoCluster(MongoClusterOptions options) => _options = options;

    /// <summary>The servers.</summary>
    public IReadOnlyList<ClusterNode> Nodes => _nodes;

    /// <summary>The connection string, which names every server.</summary>
    public string ConnectionString => $"mongodb://{string.Join(',', _nodes.Select(node => node.Host))}/?replicaSet={ReplicaSet.Name}";

    /// <summary>Starts the servers, makes them a replica set, and waits until one is the primary and the others follow it.</summary>
    /// <exception cref="EmbeddedMongoException">They cannot be provided; the message says why.</exception>
    public static async Task<MongoCluster> StartAsync(MongoClusterOptions options, CancellationToken cancellationToken = default)
    {
        var program = await ServerLocator.EnsureAsync(configured: null, options.Progress, cancellationToken);
        var cluster = new MongoCluster(options);
        try
        {
            await cluster.LaunchAsync(program, cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server that takes the writes, waiting until there is one.</summary>
    /// <exception cref="EmbeddedMongoException">None is elected in time.</exception>
    public Task<ClusterNode> PrimaryAsync(CancellationToken cancellationToken = default) =>
        PatientlyAsync("has no primary", async patience =>
        {
            while (true)
            {
                foreach (var node in _nodes)
                {
                    if (await node.HelloAsync(patience) is { } hello && hello.GetValue("isWritablePrimary", false).ToBoolean())
                    {
                        return node;
                    }
                }

                await Task.Delay(AskAgain, patience);
            }
        }, cancellationToken);

    /// <summary>Starts a killed server again, and waits until it is the primary or follows it.</summary>
    /// <exception cref="EmbeddedMongoException">It does not get there in time.</exception>
    public Task RestartAsync(ClusterNode node, CancellationToken cancellationToken = default) =>
        PatientlyAsync("does not take the server back", async patience =>
        {
            await node.StartAsync(patience);
            await UntilInPlaceAsync(node, patience);
            return node;
        }, cancellationToken);

    /// <summary>Ends every server and removes the data of all, whatever becomes of one.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));

    private async Task LaunchAsync(MongoServer program, CancellationToken cancellationToken)
    {
        for (var number = 0; number < _options.Nodes; number++)
        {
            _nodes.Add(new ClusterNode(
                program,
                await MemoryFolders.TakeNewAsync(cancellationToken),
                new MongoRunnerOptions { EnableTestCommands = _options.EnableTestCommands, Progress = _options.Progress }));
        }

        await PatientlyAsync("does not come up", async patience =>
        {
            await Task.WhenAll(_nodes.Select(node => node.StartAsync(patience)));
            var answer = await _nodes[0].RunAsync(
                new BsonDocument("replSetInitiate", ReplicaSet.FirstConfiguration(_nodes.Select(node => node.Host), _options.ElectionTimeout, _options.Heartbeat)), patience);
            if (answer["ok"].ToDouble() == 0)
            {
                throw new EmbeddedMongoException($"The replica set could not be made: {answer.GetValue("errmsg", "")}");
            }

            foreach (var node in _nodes)
            {
                await UntilInPlaceAsync(node, patience);
            }

            return true;
        }, cancellationToken);
        await PrimaryAsync(cancellationToken);
    }

    private static async Task UntilInPlaceAsync(ClusterNode node, CancellationToken patience)
    {
        while (await node.HelloAsync(patience) is not { } hello
            || !(hello.GetValue("isWritablePrimary", false).ToBoolean() || hello.GetValue("secondary", false).ToBoolean()))
        {
            await Task.Delay(AskAgain, patience);
        }
    }

    private async Task<T> PatientlyAsync<T>(string failure, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.StartTimeout);
        try
        {
            return await work(patience.Token);
        }
        catch (IOException error)
        {
            throw new EmbeddedMongoException($"The replica set {failure}: {error.Message}", error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddedMongoException($"The replica set {failure} within {_options.StartTimeout.TotalSeconds:0} s; the logs are in {string.Join(", ", _nodes.Select(node => node.Folder))}.");
        }
    }
}
