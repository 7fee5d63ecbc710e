using System.Reflection;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>
/// Whose the documents of every collection are: the one list by which data is exported and erased. It cannot be made with a collection missing or a rule
/// that does not hold, and the process does not start without it.
/// </summary>
internal sealed class OwnershipRegistry
{
    private readonly IReadOnlyList<CollectionSpec> _collections;

    /// <param name="collections">The collections of the database schema.</param>
    /// <param name="declared">Every collection that the code declares.</param>
    /// <exception cref="InvalidOperationException">A declared collection is not in the schema, or a rule cannot be followed; the message says which.</exception>
    public OwnershipRegistry(IReadOnlyList<CollectionSpec> collections, IEnumerable<CollectionSpec> declared)
    {
        string[] wrong = [.. declared.Except(collections).Select(missing => $"{missing.Name} is not in the database schema"), .. collections.SelectMany(Flaws), .. Repeated(collections)];
        if (wrong.Length > 0)
        {
            throw new InvalidOperationException($"It is not settled whose data is in every collection: {string.Join("; ", wrong)}.");
        }

        _collections = collections;
    }

    /// <summary>The collections with documents that are a person's, or name one.</summary>
    public IEnumerable<CollectionSpec> Personal => _collections.Where(collection => collection.Ownership is not Ownership.OfNobody);

    /// <summary>What an export shows, in the order of the schema.</summary>
    public IEnumerable<PersonalExport> Exported => _collections.SelectMany<CollectionSpec, PersonalExport>(collection => collection.Ownership switch
    {
        Ownership.OfPerson { ExportedAs: { } shape } owner =>
            [new(collection.Name, [.. owner.Fields.Where(known => known is { Key: PersonKey.Id, IsShown: true }).Select(known => known.Name)], shape)],
        Ownership.Anonymised { ExportedAs: { } shape } shared => [new(collection.Name, [.. shared.Traces.Select(trace => trace.Field)], shape)],
        _ => [],
    });

    /// <summary>The registry of the schema, checked against everything that the repositories declare.</summary>
    public static OwnershipRegistry Of(DatabaseSchema schema) => new(schema.Collections, Declared());

    /// <summary>Every specification that a class of this assembly declares, by itself or as a part of something that it declares.</summary>
    public static IReadOnlyList<CollectionSpec> Declared() =>
    [
        .. typeof(OwnershipRegistry).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(SpecsIn),
    ];

    private static IEnumerable<CollectionSpec> SpecsIn(FieldInfo field) => field.FieldType == typeof(CollectionSpec)
        ? [(CollectionSpec)field.GetValue(null)!]
        : field.FieldType.Assembly == typeof(CollectionSpec).Assembly
            ? field.FieldType.GetProperties().Where(property => property.PropertyType == typeof(CollectionSpec)).Select(property => (CollectionSpec)property.GetValue(field.GetValue(null))!)
            : [];

    private static IEnumerable<string> Flaws(CollectionSpec collection) => collection.Ownership switch
    {
        null => [$"{collection.Name} has no rule"],
        Ownership.OfNobody { Reason.Length: 0 } => [$"{collection.Name} does not say why it is nobody's"],
        Ownership.OfPerson { ExportedAs.Fields.Count: 0 } or Ownership.Anonymised { ExportedAs.Fields.Count: 0 } => [$"{collection.Name} does not say which of its fields are exported"],
        Ownership.OfPerson owner => Unindexed(collection, owner.Fields.Select(field => field.Name).Concat(owner.Mentions)),
        Ownership.Anonymised { Traces.Count: 0 } => [$"{collection.Name} does not say where it names people"],
        Ownership.Anonymised anonymised => Unindexed(collection, anonymised.Traces.Select(trace => trace.Field)),
        _ => [],
    };

    /// <summary>Erasing never scans a collection.</summary>
    private static IEnumerable<string> Unindexed(CollectionSpec collection, IEnumerable<string> fields) =>
        fields.Where(field => field != "_id" && !collection.Indexes.Any(index => index.Keys.Names.First() == field)).Select(field => $"{collection.Name} has no index on {field}");

    private static IEnumerable<string> Repeated(IReadOnlyList<CollectionSpec> collections) =>
        collections.GroupBy(collection => collection.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => $"{group.Key} is declared twice");
}

/// <summary>What an export shows of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Fields">The fields that hold the id of whose export it is.</param>
/// <param name="Shape">What is shown.</param>
internal sealed record PersonalExport(string Collection, IReadOnlyList<string> Fields, ExportShape Shape);
