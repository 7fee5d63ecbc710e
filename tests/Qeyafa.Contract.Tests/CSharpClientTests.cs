using System.Text.Json.Nodes;
using Qeyafa.Build;
using Qeyafa.Build.CSharp;
using Qeyafa.Testing;

namespace Qeyafa.Contract.Tests;

/// <summary>The checked-in C# client is the one that the contract makes.</summary>
internal sealed class CSharpClientTests
{
    [Test]
    public void SchemaWithAMemberOfItsOwnName_IsRefused()
    {
        var document = Document.Read();
        document.Schema("Share")["properties"]!["share"] = new JsonObject { ["type"] = "string" };

        Should.Throw<BuildException>(() => ClientDocument.Prepare(document)).Message.ShouldStartWith("The schema Share has a member of its own name");
    }

    [Test]
    public async Task GeneratedCode_IsWhatTheContractMakes()
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-client-").FullName;
        try
        {
            (await new CSharpClient(new Project(WorkTree.Root)).RunAsync(folder, CancellationToken.None)).ShouldBe(0);

            foreach (var file in Directory.EnumerateFiles(folder))
            {
                var kept = Path.Combine(WorkTree.Root, "clients", "csharp", "Generated", Path.GetFileName(file));
                (await File.ReadAllTextAsync(kept) == await File.ReadAllTextAsync(file)).ShouldBeTrue($"{kept} is not what openapi/v1.json makes: run ./build.sh clients and check the change in.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
