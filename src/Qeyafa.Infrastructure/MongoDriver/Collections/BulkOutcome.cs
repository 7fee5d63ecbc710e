namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The requests of a bulk write and what has become of them so far.</summary>
internal sealed class BulkOutcome<TDocument>(IReadOnlyList<WriteModel<TDocument>> requests, bool ordered)
{
    private readonly bool[] _taken = new bool[requests.Count];
    private readonly List<BulkWriteError> _errors = [];
    private readonly List<BulkWriteUpsert> _upserts = [];
    private readonly HashSet<string> _labels = [];
    private WriteConcernError? _concernError;
    private int _next;
    private long _inserted;
    private long _matched;
    private long _modified;
    private long _deleted;

    public int RequestCount => requests.Count;

    /// <summary>The first request that is still to be sent, and the command for it.</summary>
    public bool TryNextRun(out int first, out BulkKind kind)
    {
        while (_next < requests.Count && _taken[_next])
            _next++;
        first = _next;
        kind = default;
        if (_next == requests.Count || (ordered && _errors.Count > 0))
            return false;
        kind = KindOf(requests[_next]);
        return true;
    }

    /// <summary>Whether a batch may look at request <paramref name="i"/>: in order only as long as the command stays the same.</summary>
    public bool Continues(int i, BulkBatch batch) =>
        i < requests.Count && batch.Count < BulkBatch.MostRequests && (!ordered || KindOf(requests[i]) == batch.Kind);

    public bool IsOf(int i, BulkKind kind) => !_taken[i] && KindOf(requests[i]) == kind;

    public WriteModel<TDocument> Request(int i) => requests[i];

    public void Take(int i) => _taken[i] = true;

    public void Add(BulkBatch batch, WriteReply reply, IReadOnlyList<string> labels)
    {
        switch (batch.Kind)
        {
            case BulkKind.Insert:
                _inserted += reply.Count;
                break;
            case BulkKind.Update:
                _matched += reply.Count - reply.Upserts.Count;
                _modified += reply.ModifiedCount;
                break;
            default:
                _deleted += reply.Count;
                break;
        }
        _upserts.AddRange(reply.Upserts.Select(u => u with { Index = batch.IndexOf(u.Index) }));
        _errors.AddRange(reply.Errors.Select(e => new BulkWriteError(batch.IndexOf(e.Index), e.Category, e.Code, e.Message, e.Details)));
        _concernError = reply.WriteConcernError ?? _concernError;
        _labels.UnionWith(labels);
    }

    /// <summary>The whole result.</summary>
    /// <exception cref="MongoBulkWriteException{TDocument}">At least one write failed or was not confirmed.</exception>
    public BulkWriteResult<TDocument> ToResult()
    {
        var stop = ordered && _errors.Count > 0 ? _errors[0].Index + 1 : requests.Count;
        var result = new BulkWriteResult<TDocument>(requests.Count, _matched, _deleted, _inserted, _modified, [.. requests.Take(stop)], _upserts);
        if (_errors.Count == 0 && _concernError is null)
            return result;
        var exception = new MongoBulkWriteException<TDocument>(result, _errors, _concernError, [.. requests.Skip(stop)]);
        foreach (var label in _labels)
            exception.AddErrorLabel(label);
        throw exception;
    }

    private static BulkKind KindOf(WriteModel<TDocument> request) => request switch
    {
        InsertOneModel<TDocument> => BulkKind.Insert,
        DeleteOneModel<TDocument> or DeleteManyModel<TDocument> => BulkKind.Delete,
        _ => BulkKind.Update,
    };
}
