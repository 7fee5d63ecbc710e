using System.Net.Http.Headers;
using System.Text;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Pictures;

public sealed class UploadTests
{
    [Test]
    public async Task NameOfTheFile_IsNotLookedAt([Values("../../etc/passwd", "evil.html", "CON", "a b;c.jpg", "صورة.jpg", "x.svg")] string name)
    {
        using var maya = await PictureServer.Server.RegisterAsync();

        ((int)(await PictureServer.UploadAsync(maya, TestPictures.Png(), name)).StatusCode).ShouldBe(200);

        PictureServer.Storage.Keys.Where(key => key.Contains(maya.Id, StringComparison.Ordinal)).ShouldAllBe(key => key.StartsWith($"body/{maya.Id}/", StringComparison.Ordinal));
    }

    [Test]
    public async Task NameOfTheFile_WithANul_IsNotLookedAt()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        using var content = new ByteArrayContent([.. "--x\r\nContent-Disposition: form-data; name=image; filename=\"a\0b.jpg\"\r\n\r\n"u8, .. TestPictures.Png(), .. "\r\n--x--\r\n"u8]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        ((int)(await maya.Http.PostAsync(PictureServer.Path, content)).StatusCode).ShouldBe(200);
    }

    [Test]
    public async Task FileThatIsTooLarge_Is413_AndNothingStays()
    {
        using var maya = await PictureServer.Server.RegisterAsync();

        await (await PictureServer.UploadAsync(maya, new byte[(10 * 1024 * 1024) + 1])).ProblemAsync(413, "content_too_large");
        await (await PictureServer.UploadAsync(maya, new byte[12 * 1024 * 1024])).ProblemAsync(413, "content_too_large");

        PictureServer.Storage.Keys.ShouldNotContain(key => key.Contains(maya.Id, StringComparison.Ordinal));
    }

    [Test]
    public async Task FileThatIsTooLarge_AndDoesNotSayHowLong_Is413_AndNothingStays()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]), "image", "x.jpg" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, PictureServer.Path) { Content = form };
        request.Headers.TransferEncodingChunked = true;

        await (await maya.Http.SendAsync(request)).ProblemAsync(413, "content_too_large");

        PictureServer.Storage.Keys.ShouldNotContain(key => key.Contains(maya.Id, StringComparison.Ordinal));
    }

    [Test]
    public async Task WithoutSigningIn_ItIs401()
    {
        using var browser = PictureServer.Server.Stranger();

        await (await PictureServer.UploadAsync(browser, TestPictures.Png())).ProblemAsync(401, "unauthenticated");
    }

    [Test]
    public async Task BodyThatIsNoForm_Is415([Values("application/json", "image/jpeg", "application/x-www-form-urlencoded", "multipart/mixed; boundary=x", "")] string type)
    {
        using var maya = await PictureServer.Server.RegisterAsync();

        await (await SendAsync(maya, "--x--", type)).ProblemAsync(415, "unsupported_media_type");
    }

    [TestCase("multipart/form-data", "", "Content-Type")]
    [TestCase("multipart/form-data; boundary=\"\"", "", "Content-Type")]
    [TestCase("multipart/form-data; boundary=x", "", "$body")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=image\r\n\r\nabc", "$body")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\n\r\nabc\r\n--x--\r\n", "$body")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: attachment; name=image\r\n\r\nabc\r\n--x--\r\n", "$body")]
    [TestCase("multipart/form-data; boundary=x", "--x--\r\n", "image")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=photo\r\n\r\nabc\r\n--x--\r\n", "photo")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=image\r\n\r\nabc\r\n--x\r\nContent-Disposition: form-data; name=image\r\n\r\nabc\r\n--x--\r\n", "image")]
    public async Task BodyThatCannotBeRead_Is400_AndNamed(string type, string body, string named)
    {
        using var maya = await PictureServer.Server.RegisterAsync();

        var problem = await (await SendAsync(maya, body, type)).ProblemAsync(400, "malformed_request");

        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe([named]);
    }

    [Test]
    public async Task HeadersOfAPart_AreLimited()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        var many = string.Concat(Enumerable.Range(0, 20).Select(number => $"X-{number}: y\r\n"));
        var longOne = $"X-Long: {new string('y', 10_000)}\r\n";

        foreach (var headers in new[] { many, longOne })
        {
            await (await SendAsync(maya, $"--x\r\n{headers}Content-Disposition: form-data; name=image\r\n\r\nabc\r\n--x--\r\n", "multipart/form-data; boundary=x")).ProblemAsync(400, "malformed_request");
        }
    }

    [Test]
    public async Task Form_BringsFilesAndTexts_AndNamesWhatIsWrong()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        static string Part(string name, string content) => $"--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n";
        const string type = "multipart/form-data; boundary=x";

        async Task<HttpResponseMessage> Send(params string[] parts) => await SendAsync(maya, string.Concat(parts) + "--x--\r\n", type, "form");

        (await (await Send(Part("front", "abc"), Part("height", " 170.5 "), Part("side", "de"))).Content.ReadAsStringAsync()).ShouldBe("3 2 170.5 ");
        (await (await Send(Part("front", "abc"), Part("height", "170"), Part("unit", "cm"))).Content.ReadAsStringAsync()).ShouldBe("3  170 cm");
        (await (await Send(Part("side", "abc"))).ProblemAsync(400, "malformed_request")).GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["front", "height"]);
        await (await Send(Part("front", "abc"), Part("height", "a\u0001b"))).ProblemAsync(400, "malformed_request");
        await (await Send(Part("front", "abc"), Part("height", new string('1', 5_000)))).ProblemAsync(400, "malformed_request");
        await (await Send(Part("front", "abc"), Part("height", "1"), Part("weight", "1"))).ProblemAsync(400, "malformed_request");
    }

    private static Task<HttpResponseMessage> SendAsync(Person person, string body, string type, string path = "image")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type.Length > 0)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return person.Http.PostAsync($"/api/v1/picture-samples/{path}", content);
    }
}
