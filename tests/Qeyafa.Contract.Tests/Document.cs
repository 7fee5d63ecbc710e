using System.Text.Json.Nodes;
using Qeyafa.Testing;

namespace Qeyafa.Contract.Tests;

/// <summary>The checked-in contract, each time a copy to change.</summary>
internal static class Document
{
    public static string Folder { get; } = Path.Combine(WorkTree.Root, "openapi");

    public static string File { get; } = Path.Combine(Folder, "v1.json");

    public static JsonObject Read() => JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();

    public static JsonObject Schema(this JsonObject document, string name) => document["components"]!["schemas"]![name]!.AsObject();

    public static JsonObject Property(this JsonObject document, string schema, string name) => document.Schema(schema)["properties"]![name]!.AsObject();

    public static JsonObject Operation(this JsonObject document, string path, string method) => document["paths"]![path]![method]!.AsObject();

    /// <summary>Gives a member another name.</summary>
    public static void Rename(this JsonObject parent, string from, string to)
    {
        var value = parent[from]!.DeepClone();
        parent.Remove(from);
        parent[to] = value;
    }
}
