using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Mongo.Migrations;

/// <summary>The source of the steps: released ones stay as they are, and new ones are written by the command.</summary>
public sealed class MigrationSourceTests
{
    /// <summary>The checksums of the steps that were released. A release adds those of its new steps; nothing else changes this list.</summary>
    private static readonly string[] Released = File.ReadAllLines(Path.Combine(WorkTree.Root, "tests", "Qeyafa.Infrastructure.Tests", "Mongo", "Migrations", "released.txt"));

    [Test]
    public void ReleasedSteps_AreWhatTheyWere() =>
        MigrationSteps.All.OrderBy(step => step.Number).Take(Released.Length).Select(step => $"{step.Number:0000} {step.Checksum}").ShouldBe(Released, "A released migration is never edited: write the next one.");

    [Test]
    public void EveryStep_HasAChecksumOfItsSource_AndAWayBack_AndAFileOfItsName() => MigrationSteps.All.Where(step =>
        step.Checksum is null || !step.WayBack.Exists || !step.GetType().Name.StartsWith($"M{step.Number:0000}", StringComparison.Ordinal)
        || !File.Exists(Path.Combine(WorkTree.Root, "src", "Qeyafa.Infrastructure", "Mongo", "Migrations", "Steps", step.GetType().Name + ".cs"))).ShouldBeEmpty();

    [Test]
    public void Checksum_ChangesWithTheCode_AndNotWithCommentsOrLineEnds()
    {
        var sum = MigrationChecksum.OfSources(["using A;\n\n/// <summary>x</summary>\nclass C\n{\n    int a = 1;\n}\n"]);
        MigrationChecksum.OfSources(["using B;\r\nclass C\r\n{\r\n  // why\r\n  int a = 1;\r\n}"]).ShouldBe(sum);
        MigrationChecksum.OfSources(["class C\n{\n    int a = 2;\n}\n"]).ShouldNotBe(sum);
    }

    [Test]
    public void New_WritesTheNextStep_AndListsIt()
    {
        var root = Directory.CreateTempSubdirectory("qeyafa-checkout-");
        try
        {
            var migrations = root.CreateSubdirectory("src/Qeyafa.Infrastructure/Mongo/Migrations");
            migrations.CreateSubdirectory("Steps");
            File.WriteAllText(Path.Combine(root.FullName, "Qeyafa.sln"), "");
            File.WriteAllText(Path.Combine(migrations.FullName, "Steps", "M0041Before.cs"), "");
            File.WriteAllText(Path.Combine(migrations.FullName, "MigrationSteps.cs"), "    [\n        new M0041Before(),\n    ];\n}\n");

            var path = NewMigration.Write(migrations.FullName, "add_task_labels");

            Path.GetFileName(path).ShouldBe("M0042AddTaskLabels.cs");
            File.ReadAllText(path).ShouldContain("internal sealed class M0042AddTaskLabels : Migration");
            File.ReadAllText(Path.Combine(migrations.FullName, "MigrationSteps.cs")).ShouldBe("    [\n        new M0041Before(),\n        new M0042AddTaskLabels(),\n    ];\n}\n");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Test]
    public void New_OutsideOfACheckout_OrWithoutAName_IsRefused()
    {
        Should.Throw<MigrationRefusedException>(() => NewMigration.Write(Path.GetTempPath(), "add_labels")).Message.ShouldContain("no checkout");
        foreach (var name in new[] { "", "AddLabels", "add__labels", "_add", "9lives", "add_labels\n", "../x", new string('a', 61) })
        {
            Should.Throw<MigrationRefusedException>(() => NewMigration.Write(WorkTree.Root, name)).Message.ShouldContain("is no name");
        }
    }
}
