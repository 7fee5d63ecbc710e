namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>A find that is being put together; each method changes it and returns it.</summary>
internal interface IFindFluent<TDocument, TProjection>
{
    FilterDefinition<TDocument> Filter { get; set; }

    IFindFluent<TDocument, TProjection> Limit(int? limit);

    IFindFluent<TDocument, TProjection> Skip(int? skip);

    IFindFluent<TDocument, TProjection> Sort(SortDefinition<TDocument> sort);

    IFindFluent<TDocument, TNewProjection> Project<TNewProjection>(ProjectionDefinition<TDocument, TNewProjection> projection);

    Task<IAsyncCursor<TProjection>> ToCursorAsync(CancellationToken cancellationToken = default);

    Task<long> CountDocumentsAsync(CancellationToken cancellationToken = default);

    Task<bool> AnyAsync(CancellationToken cancellationToken = default);

    Task<TProjection> FirstAsync(CancellationToken cancellationToken = default);

    Task<TProjection?> FirstOrDefaultAsync(CancellationToken cancellationToken = default);

    Task<TProjection> SingleAsync(CancellationToken cancellationToken = default);

    Task<TProjection?> SingleOrDefaultAsync(CancellationToken cancellationToken = default);

    Task<List<TProjection>> ToListAsync(CancellationToken cancellationToken = default);
}
