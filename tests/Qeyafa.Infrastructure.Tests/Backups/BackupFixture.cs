using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Capture;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Backups.Restoring;
using Qeyafa.Infrastructure.Backups.Stores;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Tests.EmbeddedMongo;
using Qeyafa.Testing;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>A database, a folder of backups, and everything that is done with them.</summary>
public abstract class BackupFixture
{
    private readonly List<string> _restored = [];
    private TestDatabase _own = null!;

    protected static CancellationToken None => CancellationToken.None;

    private protected TemporaryFolder Folder { get; private set; } = null!;

    private protected BackupOptions Options { get; private set; } = null!;

    private protected MemoryStorage Pictures { get; private set; } = null!;

    private protected SecretBox Box { get; } = new(new byte[SecretBox.MasterKeyLength], "erasure");

    private protected IMongoDatabase Database => _own.Database;

    private protected IMongoClient Client => _own.Client;

    private protected virtual TimeProvider Time => TimeProvider.System;

    private protected virtual string? Key => null;

    [SetUp]
    public async Task BeginAsync()
    {
        _own = await TestMongo.CreateDatabaseAsync();
        Folder = new TemporaryFolder();
        Options = new BackupOptions { Kind = BackupOptions.Files, Folder = Folder.Path, Key = Key };
        Pictures = new MemoryStorage(TimeProvider.System);
        await Collection("things").InsertOneAsync(new BsonDocument { ["_id"] = 1, ["name"] = "first" });
    }

    [TearDown]
    public async Task EndAsync()
    {
        foreach (var name in _restored)
        {
            await Client.DropDatabaseAsync(name);
            await Client.DropDatabaseAsync(name + "_restoring");
        }

        await _own.DisposeAsync();
        Folder.Dispose();
    }

    private protected IMongoCollection<BsonDocument> Collection(string name) => Database.GetCollection<BsonDocument>(name);

    private protected virtual IBackupStore NewStore() => new FolderStore(Folder.Path);

    private protected BackupDesk Desk(string? key = null) =>
        DeskOn(Database, new BackupFiles(NewStore(), (key ?? Options.Key) is { } text ? new BackupKey(text) : null), Pictures, Folder.Path, Options, Box, Time);

    /// <summary>Puts a desk together.</summary>
    internal static BackupDesk DeskOn(
        IMongoDatabase database, BackupFiles files, MemoryStorage storage, string scratch, BackupOptions settings, SecretBox box, TimeProvider time)
    {
        var vault = new PictureVault(files, storage);
        var catalogue = new Catalogue(files);
        var pictures = new PictureReturn(files, vault, storage, new FolderScratch(scratch));
        var options = Microsoft.Extensions.Options.Options.Create(settings);
        var erased = new ErasedAgain(OwnershipRegistry.Of(DatabaseSchema.Default), new Lazy<SecretBox>(box), new OperationTimer(NullLogger<OperationTimer>.Instance, time), time);
        return new BackupDesk(
            database, catalogue, new BackupMaker(database, catalogue, vault, options, time), new Restorer(database, catalogue, pictures, erased, time), pictures, new Retention(catalogue, vault, time),
            options, time);
    }

    private protected Task<BackupManifest> FullAsync() => Desk().MakeAsync(full: true, progress: null, None);

    private protected Task<BackupManifest> IncrementalAsync() => Desk().MakeAsync(full: false, progress: null, None);

    /// <summary>A name for a database to restore into, which is dropped at the end.</summary>
    private protected string NewName()
    {
        var name = $"test_{Guid.NewGuid():N}"[..30];
        _restored.Add(name);
        return name;
    }

    private protected async Task<(RestoreOutcome Outcome, IMongoDatabase Restored)> RestoreAsync(DateTimeOffset? at = null, string? id = null, bool pictures = false)
    {
        var name = NewName();
        var outcome = await Desk().RestoreAsync(new RestoreRequest { Id = id, At = at, Database = name, Pictures = pictures }, progress: null, None);
        return (outcome, Client.GetDatabase(name));
    }

    /// <summary>Every document of a collection, as bytes in hexadecimal digits, in the order of the ids.</summary>
    private protected static async Task<string[]> BytesAsync(IMongoDatabase database, string collection) =>
        [.. (await database.GetCollection<RawBsonDocument>(collection).Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync(None)).Select(document => Convert.ToHexString(document.Bytes()))];

    private protected async Task ShouldBeSameAsync(IMongoDatabase restored, params string[] collections)
    {
        foreach (var collection in collections)
        {
            (await BytesAsync(restored, collection)).ShouldBe(await BytesAsync(Database, collection), collection);
        }
    }

    private protected string PathOf(string name) => Path.Combine(Folder.Path, name);

    private sealed class FolderScratch(string folder) : IScratch
    {
        public TemporaryFile Create() => new(Path.Combine(folder, $"scratch-{Guid.NewGuid():N}"));
    }
}
