using System.Buffers.Text;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Identity.Sessions;

public sealed class SigningKeyTests
{
    [Test]
    public async Task Requirement21_PublishedKeys_AreTheSameOnAllNodes_AndPublicOnly()
    {
        var answer = await TwoNodes.First.SendAsync(HttpMethod.Get, "/.well-known/jwks.json");

        ((int)answer.StatusCode).ShouldBe(200);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Header("Cache-Control").ShouldBe("public, max-age=600");
        var keys = (await answer.JsonAsync()).GetProperty("keys");
        var key = keys.EnumerateArray().ShouldHaveSingleItem();
        key.EnumerateObject().Select(member => member.Name).ShouldBe(["kid", "x", "y", "kty", "crv", "use", "alg"], ignoreOrder: true);
        (key.GetProperty("kty").GetString(), key.GetProperty("crv").GetString(), key.GetProperty("use").GetString(), key.GetProperty("alg").GetString()).ShouldBe(("EC", "P-256", "sig", "ES256"));
        JsonElement.DeepEquals((await (await TwoNodes.Second.SendAsync(HttpMethod.Get, "/.well-known/jwks.json")).JsonAsync()).GetProperty("keys"), keys).ShouldBeTrue();
    }

    [Test]
    public async Task Requirement21_TokenOfOneNode_NamesAPublishedKey_AndWorksOnTheOther()
    {
        var maya = await TwoNodes.First.RegisterAsync();

        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(maya.AccessToken.Split('.')[0]));

        var keys = (await (await TwoNodes.Second.SendAsync(HttpMethod.Get, "/.well-known/jwks.json")).JsonAsync()).GetProperty("keys");
        keys.EnumerateArray().Select(key => key.GetProperty("kid").GetString()).ShouldContain(header.RootElement.GetProperty("kid").GetString());
        (await TwoNodes.Second.MeAsync(maya.AccessToken)).ShouldBe(200);
    }
}
