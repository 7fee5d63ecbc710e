using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether the database is as new as this version, and not newer.</summary>
internal sealed class MigrationExamination(IServiceProvider services, IEnumerable<Migration> known) : IExamination
{
    public string Name => "migrations";

    public bool NeedsDatabase => true;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var all = await services.GetRequiredService<MigrationRunner>().StatusAsync(cancellationToken);
        var pending = all.Where(step => step.AppliedAt is null).Select(step => $"{step.Number:0000} {step.Name}").ToList();
        var numbers = known.Select(step => step.Number).ToHashSet();
        var later = all.Where(step => !numbers.Contains(step.Number)).Select(step => $"{step.Number:0000} {step.Name}").ToList();
        var findings = new List<Finding>();
        if (pending.Count > 0)
        {
            findings.Add(Finding.Error("migrations_pending", $"The database lacks {pending.Count} of {all.Count} migrations: {string.Join(", ", pending)}.", "dotnet Qeyafa.Api.dll migrate up"));
        }

        if (later.Count > 0)
        {
            findings.Add(Finding.Warning("migrations_unknown", $"A later version has changed the database: {string.Join(", ", later)}.", "Run that version here as well."));
        }

        return new Seen($"All {all.Count} migrations are applied.", findings);
    }
}

/// <summary>Whether every collection has the indexes that the code relies on, and no others.</summary>
internal sealed class IndexExamination(IServiceProvider services, DatabaseSchema schema) : IExamination
{
    public string Name => "indexes";

    public bool NeedsDatabase => true;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<IMongoDatabase>();
        var findings = new List<Finding>();
        foreach (var collection in schema.Collections)
        {
            var existing = await database.IndexesOfAsync(collection.Name, cancellationToken);
            findings.AddRange(collection.Indexes.Where(index => !existing.Exists(index.IsServedBy)).Select(index => Missing(collection, index)));
            findings.AddRange(existing.Where(index => index["name"] != "_id_" && !collection.Indexes.Any(known => known.IsServedBy(index))).Select(index => LeftOver(collection, index["name"].AsString)));
        }

        if (findings.Count(finding => finding.Code == "index_missing") is > 0 and var missing && (await services.GetRequiredService<MigrationRunner>().JudgeAsync(cancellationToken)).IsBehind)
        {
            findings.RemoveAll(finding => finding.Code == "index_missing");
            findings.Add(Finding.Error("index_missing", $"{missing} indexes are missing, as migrations are pending: requests are slow, and what must be unique is not.", "dotnet Qeyafa.Api.dll migrate up"));
        }

        return new Seen($"The {schema.Collections.Sum(collection => collection.Indexes.Count)} indexes are there, and no others.", findings);
    }

    private static Finding Missing(CollectionSpec collection, IndexSpec index) => Finding.Error(
        "index_missing", $"The index {index.Name} of {collection.Name} is missing: requests are slow{(index.Unique ? ", and two documents may come to hold what only one may" : "")}.",
        $"mongosh \"$MONGODB_URL\" --eval 'db.getSiblingDB(DATABASE).getCollection(\"{collection.Name}\").createIndex({Shell(index.Keys)}, {Shell(OptionsOf(index))})'");

    private static Finding LeftOver(CollectionSpec collection, string name) => Finding.Warning(
        "index_unknown", $"The index {name} of {collection.Name} is none of this version's; each one slows writing down.",
        $"Where nothing else needs it: mongosh \"$MONGODB_URL\" --eval 'db.getSiblingDB(DATABASE).getCollection(\"{collection.Name}\").dropIndex(\"{name}\")'");

    private static BsonDocument OptionsOf(IndexSpec index)
    {
        var options = new BsonDocument("name", index.Name);
        if (index.Unique)
        {
            options["unique"] = true;
        }

        if (index.Where is not null)
        {
            options["partialFilterExpression"] = index.Where;
        }

        if (index.ExpireAfter is { } expiry)
        {
            options["expireAfterSeconds"] = (long)expiry.TotalSeconds;
        }

        return options;
    }

    private static string Shell(BsonDocument document) => document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.RelaxedExtendedJson });
}
