using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.Codes;

/// <summary>Somebody who gets codes, reads them in the outbox, and sends them back.</summary>
internal sealed partial class Receiver(QeyafaServer server) : IDisposable
{
    public const string OtherPassword = "another horse in the rain";

    public Person Person { get; } = server.Stranger();

    /// <summary>A telephone number that nobody else has.</summary>
    public string Number { get; } = $"+4915{RandomNumberGenerator.GetInt32(100_000_000, 999_999_999)}";

    /// <summary>An email address that nobody else has.</summary>
    public string Email { get; } = $"{Guid.NewGuid():N}@example.com";

    public Task<HttpResponseMessage> PostAsync(string path, object body, string? token = null) =>
        Person.PostAsync($"/api/v1/auth/{path}", JsonSerializer.Serialize(body), token is null ? [] : [("Authorization", $"Bearer {token}")]);

    /// <summary>Registers by telephone number, and answers the challenge.</summary>
    public async Task<JsonElement> RegisterPhoneAsync() => await ExpectAsync(202, PostAsync("register", new { phone_number = Number, name = "Amina" }));

    /// <summary>Registers by email address, and answers the account and tokens.</summary>
    public async Task<JsonElement> RegisterEmailAsync() => await ExpectAsync(201, PostAsync("register", new { email = Email, password = Person.Password, name = "Amina" }));

    public Task<HttpResponseMessage> VerifyAsync(string code, string? challenge = null, string? purpose = null, string? number = null) => PostAsync("verify-otp", Given(
        ("phone_number", number ?? Number), ("code", code), ("challenge_id", challenge), ("purpose", purpose)));

    /// <summary>The messages for somebody, newest first.</summary>
    public async Task<JsonElement[]> OutboxAsync(string to) =>
        [.. (await ExpectAsync(200, Person.GetAsync($"/qa/outbox?to={Uri.EscapeDataString(to)}"))).GetProperty("items").EnumerateArray()];

    /// <summary>The code in the newest message for somebody.</summary>
    public async Task<string> CodeAsync(string to) => CodeIn((await OutboxAsync(to))[0]);

    public static string CodeIn(JsonElement message) => SixDigits().Match(message.GetProperty("text").GetString()!).Value;

    /// <summary>Another code than the right one.</summary>
    public static string Wrong(string code) => code == "000000" ? "000001" : "000000";

    public static async Task<JsonElement> ExpectAsync(int status, Task<HttpResponseMessage> sending)
    {
        var answer = await sending;
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Asserts that as much is left of a time limit as can be: what has passed since the request was sent may be missing, and nothing more.</summary>
    public static void ShouldBeLeft(double seconds, int whole, Stopwatch since) => seconds.ShouldBeInRange(whole - 1 - (int)since.Elapsed.TotalSeconds, whole);

    /// <summary>A body of the members that have a value.</summary>
    public static Dictionary<string, string> Given(params (string Name, string? Value)[] members) =>
        members.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value!);

    public void Dispose() => Person.Dispose();

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SixDigits();
}
