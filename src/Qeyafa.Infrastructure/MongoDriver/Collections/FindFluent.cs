namespace Qeyafa.Infrastructure.MongoDriver;

/// <inheritdoc/>
internal sealed class FindFluent<TDocument, TProjection> : IFindFluent<TDocument, TProjection>
{
    private readonly MongoCollection<TDocument> _collection;
    private readonly ClientSession? _session;
    private readonly FindOptions<TDocument, TProjection> _options;

    public FindFluent(MongoCollection<TDocument> collection, ClientSession? session, FilterDefinition<TDocument> filter, FindOptions? options)
        : this(collection, session, filter, Options(options))
    {
    }

    private FindFluent(MongoCollection<TDocument> collection, ClientSession? session, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection> options)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _collection = collection;
        _session = session;
        _options = options;
        Filter = filter;
    }

    public FilterDefinition<TDocument> Filter { get; set; }

    public IFindFluent<TDocument, TProjection> Limit(int? limit)
    {
        _options.Limit = limit;
        return this;
    }

    public IFindFluent<TDocument, TProjection> Skip(int? skip)
    {
        _options.Skip = skip;
        return this;
    }

    public IFindFluent<TDocument, TProjection> Sort(SortDefinition<TDocument> sort)
    {
        _options.Sort = sort;
        return this;
    }

    public IFindFluent<TDocument, TNewProjection> Project<TNewProjection>(ProjectionDefinition<TDocument, TNewProjection> projection) =>
        new FindFluent<TDocument, TNewProjection>(_collection, _session, Filter, new FindOptions<TDocument, TNewProjection>
        {
            AllowDiskUse = _options.AllowDiskUse,
            BatchSize = _options.BatchSize,
            Hint = _options.Hint,
            Limit = _options.Limit,
            MaxTime = _options.MaxTime,
            Projection = projection,
            Skip = _options.Skip,
            Sort = _options.Sort,
        });

    public Task<IAsyncCursor<TProjection>> ToCursorAsync(CancellationToken cancellationToken = default) =>
        _collection.OpenAsync(_session, Filter, _options, cancellationToken);

    public Task<long> CountDocumentsAsync(CancellationToken cancellationToken = default) =>
        _collection.CountAsync(
            _session,
            Filter,
            new CountOptions { Hint = _options.Hint, Limit = _options.Limit, Skip = _options.Skip, MaxTime = _options.MaxTime },
            cancellationToken);

    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) => (await TakeAsync(1, cancellationToken)).Count > 0;

    public async Task<TProjection> FirstAsync(CancellationToken cancellationToken = default) => (await TakeAsync(1, cancellationToken)).First();

    public async Task<TProjection?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var list = await TakeAsync(1, cancellationToken);
        return list.Count > 0 ? list[0] : default;
    }

    public async Task<TProjection> SingleAsync(CancellationToken cancellationToken = default) => (await TakeAsync(2, cancellationToken)).Single();

    public async Task<TProjection?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) => (await TakeAsync(2, cancellationToken)).SingleOrDefault();

    public Task<List<TProjection>> ToListAsync(CancellationToken cancellationToken = default) =>
        _collection.ListAsync(_session, Filter, _options, cancellationToken);

    private static FindOptions<TDocument, TProjection> Options(FindOptions? options) => new()
    {
        AllowDiskUse = options?.AllowDiskUse,
        BatchSize = options?.BatchSize,
        Hint = options?.Hint,
        MaxTime = options?.MaxTime,
    };

    private Task<List<TProjection>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var limit = _options.Limit;
        _options.Limit = limit is { } asked and > 0 ? Math.Min(asked, count) : count;
        try
        {
            // The command is written before the call returns, so the caller's limit can be put back at once.
            return _collection.ListAsync(_session, Filter, _options, cancellationToken);
        }
        finally
        {
            _options.Limit = limit;
        }
    }
}
