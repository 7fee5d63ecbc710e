using System.Globalization;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Writes the class of a new step into a checkout of the source.</summary>
internal static class NewMigration
{
    private const string ListEnd = "    ];";

    private static readonly string Migrations = Path.Combine("src", "Qeyafa.Infrastructure", "Mongo", "Migrations");

    public static string Write(string folder, string name)
    {
        if (!IsName(name))
        {
            throw new MigrationRefusedException($"'{name}' is no name of a migration: lower-case letters and digits in words joined by '_', beginning with a letter, at most 60, such as add_task_labels.");
        }

        var root = RootOf(folder);
        var (steps, list) = (Path.Combine(root, Migrations, "Steps"), Path.Combine(root, Migrations, "MigrationSteps.cs"));
        var taken = Directory.EnumerateFiles(steps, "M????*.cs").Select(file => int.TryParse(Path.GetFileName(file).AsSpan(1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : 0);
        var number = taken.DefaultIfEmpty().Max() + 1;
        var type = string.Create(CultureInfo.InvariantCulture, $"M{number:0000}{Pascal(name)}");
        var listed = File.ReadAllText(list);
        var end = listed.LastIndexOf(ListEnd, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new MigrationRefusedException($"{list} has no list that ends with '];': list the step {type} by hand.");
        }

        var path = Path.Combine(steps, type + ".cs");
        using (var file = new StreamWriter(new FileStream(path, FileMode.CreateNew)))
        {
            file.Write(Template(type, number, name));
        }

        File.WriteAllText(list, listed.Insert(end, $"        new {type}(),\n"));
        return path;
    }

    private static string RootOf(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
        {
            if (File.Exists(Path.Combine(here.FullName, "Qeyafa.sln")) && Directory.Exists(Path.Combine(here.FullName, Migrations, "Steps")))
            {
                return here.FullName;
            }
        }

        throw new MigrationRefusedException($"{folder} is in no checkout of Qeyafa's source: a migration is written where the source is.");
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Template(string type, int number, string name) =>
        $$"""
        using Qeyafa.Infrastructure.MongoDriver;

        namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

        /// <summary>What the step changes, and what it leaves as it is.</summary>
        internal sealed class {{type}} : Migration
        {
            public override int Number => {{number}};

            public override string Name => "{{name}}";

            public override WayBack WayBack => WayBack.Lossless;

            public override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
                throw new NotImplementedException("Write what the step does. It may run again, and meet what it has done already.");

            public override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
                throw new NotImplementedException("Write how it is taken back, or leave this and WayBack out where it cannot be.");
        }

        """.ReplaceLineEndings("\n");

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 60 && char.IsAsciiLetterLower(name[0]) && Array.TrueForAll(name.Split('_'), word => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
}
