using System.Text.RegularExpressions;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Privacy;

namespace Qeyafa.Infrastructure.Tests.Mongo.Privacy;

public sealed partial class OwnershipRegistryTests
{
    private static readonly CollectionSpec Nobodys = new("things", new Ownership.OfNobody("Things."));

    /// <summary>The names of variables that hold a specification's name.</summary>
    private static readonly string[] Passed = ["Collection", "collection", "collection.Name", "step.Collection"];

    /// <summary>What no export may show, whatever the collection and whichever earlier system named it.</summary>
    private static readonly string[] Secrets =
        ["password", "password_hash", "hashed_password", "security_stamp", "session_token", "previous_token", "sealed_pair", "token", "otp_code", "code", "hash", "answer", "text", "search_keys"];

    [Test]
    public void Requirement23_EveryCollectionThatTheCodeDeclares_HasARule()
    {
        var registry = OwnershipRegistry.Of(DatabaseSchema.Default);

        registry.Personal.Select(collection => collection.Name).ShouldBeSubsetOf(DatabaseSchema.Default.Collections.Select(collection => collection.Name));
        OwnershipRegistry.Declared().Select(collection => collection.Name).Order().ShouldBe(DatabaseSchema.Default.Collections.Select(collection => collection.Name).Order());
    }

    [Test]
    public void Requirement23_NoCollectionIsOpened_ThatHasNoSpecification()
    {
        var files = new DirectoryInfo(Path.Combine(WorkTree().FullName, "src", "Qeyafa.Infrastructure", "Mongo")).EnumerateFiles("*.cs", SearchOption.AllDirectories).ToArray();
        var names = files.SelectMany(file => Opened().Matches(File.ReadAllText(file.FullName)).Select(match => match.Groups["name"].Value)).ToArray();

        names.ShouldNotBeEmpty();
        names.Where(name => !name.EndsWith("Spec.Name", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ShouldBe(Passed);
    }

    [Test]
    public void Requirement23_ACollectionThatTheSchemaLacks_RefusesTheStart() =>
        Refusal([Nobodys], [Nobodys, new CollectionSpec("forgotten", new Ownership.OfNobody("None."))]).ShouldContain("forgotten is not in the database schema");

    [Test]
    public void Requirement23_ACollectionWithoutARule_RefusesTheStart() => Refusal([new CollectionSpec("things", null!)]).ShouldContain("things has no rule");

    [Test]
    public void RulesThatCannotBeFollowed_RefuseTheStart()
    {
        Refusal([Nobodys, Nobodys]).ShouldContain("things is declared twice");
        Refusal([new CollectionSpec("things", new Ownership.OfNobody(""))]).ShouldContain("does not say why");
        Refusal([new CollectionSpec("things", new Ownership.OfPerson("_id", new ExportShape("things", "Things.")))]).ShouldContain("which of its fields");
        Refusal([new CollectionSpec("things", new Ownership.OfPerson("user_id", null), new IndexSpec("other", new BsonDocument { ["a"] = 1, ["user_id"] = 1 }))]).ShouldContain("no index on user_id");
        Refusal([new CollectionSpec("things", new Ownership.OfPerson("_id", null) { AlsoBy = [new PersonField("to", PersonKey.Email)] })]).ShouldContain("no index on to");
        Refusal([new CollectionSpec("things", new Ownership.OfPerson("_id", null) { Mentions = ["helper"] })]).ShouldContain("no index on helper");
        Refusal([new CollectionSpec("things", new Ownership.Anonymised("Stays."))]).ShouldContain("where it names people");
    }

    [Test]
    public void Exports_ShowNoSecret_AndHaveNamesOfTheirOwn()
    {
        var exported = OwnershipRegistry.Of(DatabaseSchema.Default).Exported.ToArray();

        exported.SelectMany(export => export.Shape.Fields.SelectMany(field => field.StoredAs)).Intersect(Secrets).ShouldBeEmpty();
        exported.Select(export => export.Shape.Name).ShouldBeUnique();
        exported.ShouldAllBe(export => export.Shape.About.EndsWith('.'));
    }

    private static string Refusal(IReadOnlyList<CollectionSpec> collections, IEnumerable<CollectionSpec>? declared = null) =>
        Should.Throw<InvalidOperationException>(() => new OwnershipRegistry(collections, declared ?? collections)).Message;

    private static DirectoryInfo WorkTree()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Qeyafa.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Qeyafa.sln is in no folder above the tests.");
        }

        return folder;
    }

    [GeneratedRegex(@"GetCollection<\w+>\((?<name>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Opened();
}
