using System.Text.RegularExpressions;

namespace Qeyafa.Architecture.Tests;

public sealed partial class LayerTests
{
    private static readonly string[] Framework = ["System", "mscorlib", "netstandard"];

    [Test]
    public void Domain_References_NothingButTheRuntime() =>
        Solution.ReferencesOf(Solution.Domain).ShouldAllBe(name => Framework.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    [Test]
    public void Application_References_NoOuterLayerNoWebNoDatabase()
    {
        var references = Solution.ReferencesOf(Solution.Application).ToArray();
        references.ShouldContain("Qeyafa.Domain");
        references.ShouldNotContain(name => name.StartsWith("Qeyafa.", StringComparison.Ordinal) && name != "Qeyafa.Domain");
        references.ShouldNotContain(name => name.StartsWith("MongoDB", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Test]
    public void Infrastructure_References_NotTheApi() => Solution.ReferencesOf(Solution.Infrastructure).ShouldNotContain("Qeyafa.Api");

    [Test]
    public void Api_Uses_NothingOfMongo()
    {
        Solution.ReferencesOf(Solution.Api).ShouldNotContain(name => name.StartsWith("MongoDB", StringComparison.Ordinal));
        Solution.NamespacesUsedBy(Solution.Api).ShouldNotContain(name => name.StartsWith("Qeyafa.Infrastructure.Mongo", StringComparison.Ordinal));
    }

    [Test]
    public void MongoDriver_KnowsNothing_OfQeyafa()
    {
        var files = Solution.SourceFiles("src/Qeyafa.Infrastructure/MongoDriver").ToArray();
        files.ShouldNotBeEmpty();
        var strangers = files.SelectMany(file => QeyafaName().Matches(File.ReadAllText(file.FullName)).Select(match => $"{file.Name}: {match.Value}"));
        strangers.ShouldBeEmpty();
    }

    [Test]
    public void Mediator_IsSpokenTo_InTwoFoldersOnly()
    {
        var allowed = new[] { "Abstractions", "Pipeline" };
        var users = Solution.SourceFiles("src").Where(file => File.ReadAllText(file.FullName).Contains("using MediatR", StringComparison.Ordinal));
        users.Where(file => !allowed.Contains(file.Directory!.Name) && file.Name != "ApplicationModule.cs").ShouldBeEmpty();
    }

    [GeneratedRegex(@"Qeyafa\.(?!Infrastructure\.MongoDriver)[A-Z]\w+(\.\w+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QeyafaName();
}
