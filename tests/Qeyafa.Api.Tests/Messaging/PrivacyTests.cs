using System.IO.Compression;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;
using Qeyafa.Testing.Privacy;

namespace Qeyafa.Api.Tests.Messaging;

public sealed class PrivacyTests
{
    [Test]
    public async Task Erasure_KeepsTheMessages_AndTakesTheNameOutOfThem_UntilTheOtherIsErasedToo()
    {
        using var maya = await Messenger.First.RegisterAsync("Maya");
        using var tunde = await Messenger.First.RegisterAsync("Tunde");
        var conversation = (await maya.WriteAsync(tunde.Id, "From Maya")).Text("conversation_id");
        await tunde.WriteAsync(maya.Id, "To Maya");
        await maya.DeleteAsync($"/api/v1/messages/{(await maya.WriteAsync(tunde.Id, "Deleted")).Text("id")}");
        await maya.PutAsync($"/api/v1/messages/blocks/{tunde.Id}", "");
        using (await EventReader.OpenAsync(maya))
        {
            await EraseAsync(maya);
        }

        var listed = (await tunde.ConversationsAsync()).Single();
        listed.GetProperty("participants").EnumerateArray().Select(person => (person.GetProperty("id").GetString(), person.GetProperty("name").GetString()))
            .ShouldBe([(null, null), (tunde.Id, "Tunde")], ignoreOrder: true);
        var items = (await tunde.ListAsync($"/conversations/{conversation}")).GetProperty("items").EnumerateArray().ToArray();
        items.Select(item => (item.Text("content"), item.GetProperty("sender_id").GetString(), item.GetProperty("recipient_id").GetString()))
            .ShouldBe([("To Maya", tunde.Id, null), ("From Maya", null, tunde.Id)]);
        (await tunde.DoAsync($"/conversations/{conversation}/read")).ShouldBe(204);
        (await tunde.UnreadAsync()).ShouldBe(0);

        await EraseAsync(tunde);

        (await Messenger.Collection("messages").CountDocumentsAsync(new BsonDocument("conversation_id", conversation))).ShouldBe(0);
        (await Messenger.Collection("conversations").CountDocumentsAsync(new BsonDocument("_id", conversation))).ShouldBe(0);
    }

    [Test]
    public async Task Export_ShowsWhatThePersonSentAndReceived_AndWhomTheyBlock_ButNotWhoBlocksThem()
    {
        using var maya = await Messenger.First.RegisterAsync("Maya");
        using var tunde = await Messenger.First.RegisterAsync("Tunde");
        using var ada = await Messenger.First.RegisterAsync("Ada");
        await maya.WriteAsync(tunde.Id, "Sent");
        await tunde.WriteAsync(maya.Id, "Received");
        await tunde.WriteAsync(ada.Id, "Of others");
        await ada.WriteAsync(maya.Id, "Of somebody erased");
        await maya.PutAsync($"/api/v1/messages/blocks/{ada.Id}", "");
        await tunde.PutAsync($"/api/v1/messages/blocks/{maya.Id}", "");
        await EraseAsync(ada);

        using var zip = new ZipArchive(await (await maya.GetAsync($"/api/v1/users/{maya.Id}/export")).Content.ReadAsStreamAsync());
        var messages = Read(zip, "messages.json").EnumerateArray().ToArray();

        messages.Select(message => message.Text("content")).ShouldBe(["Sent", "Received", "Of somebody erased"], ignoreOrder: true);
        messages.Single(message => message.Text("content") == "Of somebody erased").GetProperty("sender_id").ValueKind.ShouldBe(JsonValueKind.Null);
        messages[0].EnumerateObject().Select(member => member.Name).ShouldNotContain("sender_sequence");
        Read(zip, "message_blocks.json").GetArrayLength().ShouldBe(0);
        zip.Entries.ShouldAllBe(entry => !Text(zip, entry.Name).Contains(ada.Id));
    }

    private static async Task EraseAsync(Person person)
    {
        ((int)(await person.DeleteAsync($"/api/v1/users/{person.Id}")).StatusCode).ShouldBe(204);
        await Eventually.HoldsAsync(
            async () => (await PersonTraces.FindAsync(Messenger.Stored.Database, person.Id, person.Email)).Length == 0, $"Nothing is left of {person.Id}.");
    }

    private static JsonElement Read(ZipArchive zip, string name)
    {
        using var document = JsonDocument.Parse(Text(zip, name));
        return document.RootElement.Clone();
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name).ShouldNotBeNull(name).Open());
        return reader.ReadToEnd();
    }
}
