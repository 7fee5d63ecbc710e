using System.IO.Compression;
using System.Net;
using System.Text;
using Qeyafa.Api.Pages;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>How the documentation and the sample application are served, with a folder as the build makes it.</summary>
internal sealed class WebSiteTests
{
    private const string Script = "/docs/assets/site-0123456789.js";
    private const string Secret = "of nobody's concern";
    private static readonly string Page = $"<!doctype html><title>Docs</title><p>{new string('a', 500)}</p>";
    private static string? _folder;
    private static SampleHost? _host;

    private static HttpClient Client => _host!.Client;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("qeyafa-web-test-").FullName;
        Write("docs/index.html", Page, compressed: true);
        Write("docs/profile/index.html", "<!doctype html><title>Profile</title>", compressed: true);
        Write("docs/assets/site-0123456789.js", "export {};", compressed: false);
        Write("app/index.html", "<!doctype html><title>App</title>", compressed: false);
        Write("secret.txt", Secret, compressed: false);
        _host = await StartAsync([]);
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await _host!.DisposeAsync();
        Directory.Delete(_folder!, recursive: true);
    }

    [TestCase("/docs", "/docs/")]
    [TestCase("/docs?a=b", "/docs/?a=b")]
    [TestCase("/docs/profile", "/docs/profile/")]
    [TestCase("/app", "/app/")]
    public async Task Folder_WithoutItsSlash_IsRedirected(string path, string location)
    {
        var answer = await Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        answer.Header("Location").ShouldBe(location);
    }

    [TestCase("/docs/", "text/html; charset=utf-8", "Docs")]
    [TestCase("/docs/index.html", "text/html; charset=utf-8", "Docs")]
    [TestCase("/docs/profile/", "text/html; charset=utf-8", "Profile")]
    [TestCase(Script, "text/javascript; charset=utf-8", "export")]
    [TestCase("/app/", "text/html; charset=utf-8", "App")]
    public async Task File_IsServed_WithItsTypeAndTheSitesPolicy(string path, string mediaType, string content)
    {
        var answer = await Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Type").ShouldBe(mediaType);
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        var policy = answer.Header("Content-Security-Policy")!;
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        (await answer.Content.ReadAsStringAsync()).ShouldContain(content);
    }

    [TestCase("br", "br")]
    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("GZIP;q=0.5", "gzip")]
    [TestCase("br;q=0, gzip", "gzip")]
    [TestCase("*", "br")]
    [TestCase("br;q=0, *", "gzip")]
    [TestCase("gzip, *;q=0", "gzip")]
    [TestCase("br;q=0, gzip;q=0.0", null)]
    [TestCase("*;q=0", null)]
    [TestCase("deflate", null)]
    [TestCase("identity", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public async Task Form_IsTheSmallestThatTheClientTakes(string? accepted, string? coding)
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/docs/", null, accepted is null ? [] : [("Accept-Encoding", accepted)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Encoding").ShouldBe(coding);
        answer.Header("Vary")!.ShouldContain("Accept-Encoding");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        answer.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        Decode(bytes, coding).ShouldBe(Page);
    }

    [Test]
    public async Task File_WithoutCompressedForms_IsServedAsItIs()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, Script, null, ("Accept-Encoding", "br, gzip")));

        answer.Header("Content-Encoding").ShouldBeNull();
        (await answer.Content.ReadAsStringAsync()).ShouldBe("export {};");
    }

    [Test]
    public async Task CompressedForm_HasNoAddressOfItsOwn() => await (await Client.GetAsync("/docs/index.html.br")).ProblemAsync(404, "not_found");

    [TestCase("{0}")]
    [TestCase("W/{0}")]
    [TestCase("\"other\", {0}")]
    [TestCase("*")]
    public async Task File_ThatTheClientHas_Is304(string condition)
    {
        var tag = (await Client.GetAsync("/docs/")).Header("ETag")!;

        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/docs/", null, ("If-None-Match", condition.Replace("{0}", tag, StringComparison.Ordinal))));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        answer.Header("ETag").ShouldBe(tag);
        answer.Header("Vary")!.ShouldContain("Accept-Encoding");
        answer.Header("Cache-Control").ShouldBe("no-cache");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Tag_IsAnotherForEachForm_AndDoesNotStandForAnother()
    {
        var plain = (await Client.GetAsync("/docs/")).Header("ETag")!;

        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/docs/", null, ("Accept-Encoding", "br"), ("If-None-Match", plain)));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("ETag").ShouldNotBe(plain);
    }

    [TestCase(Script, "public, max-age=31536000, immutable")]
    [TestCase("/docs/", "no-cache")]
    [TestCase("/app/", "no-cache")]
    public async Task OnlyHashedNames_AreKeptForEver(string path, string control) => (await Client.GetAsync(path)).Header("Cache-Control").ShouldBe(control);

    [TestCase("/docs/nothing")]
    [TestCase("/docs/nothing/")]
    [TestCase("/docs/assets/")]
    [TestCase("/app/assets/main-0123456789.js")]
    [TestCase("/app/pictures/a.png")]
    public async Task Unknown_Is404(string path) => await (await Client.GetAsync(path)).ProblemAsync(404, "not_found");

    [TestCase("/docs/../secret.txt")]
    [TestCase("/docs/%2e%2e/secret.txt")]
    [TestCase("/docs/..%2fsecret.txt")]
    [TestCase("/docs/..%5csecret.txt")]
    [TestCase("/docs//secret.txt")]
    public async Task Path_DoesNotLeaveTheFolder(string path)
    {
        var answer = await RawHttp.SendAsync(_host!.Address, $"GET {path} HTTP/1.1");

        answer.ShouldStartWith("HTTP/1.1 404");
        answer.ShouldNotContain(Secret);
    }

    [TestCase("/app/sign-in")]
    [TestCase("/app/measurements/65f0c2a4e1b2c3d4e5f60718")]
    [TestCase("/app/wardrobe/")]
    public async Task Application_AnswersItsPage_ForEachOfItsPaths(string path)
    {
        var answer = await Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<title>App</title>");
    }

    [Test]
    public async Task Head_IsAnsweredWithoutABody()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Head, "/docs/", null, ("Accept-Encoding", "gzip")));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Content-Encoding").ShouldBe("gzip");
        answer.Content.Headers.ContentLength.ShouldBe(new FileInfo(Path.Combine(_folder!, "docs", "index.html.gz")).Length);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task OtherMethods_AreRefused() => await (await Client.PostJsonAsync("/docs/", "{}")).ProblemAsync(405, "method_not_allowed");

    [TestCase("Pages:Docs", "/docs/", "/app/")]
    [TestCase("Pages:App", "/app/", "/docs/")]
    public async Task Site_SwitchedOff_Is404(string setting, string off, string on)
    {
        await using var host = await StartAsync(new Dictionary<string, string?> { [setting] = "false" });

        await (await host.Client.GetAsync(off)).ProblemAsync(404, "not_found");
        (await host.Client.GetAsync(on)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [TestCase(null, HttpStatusCode.NotFound)]
    [TestCase("true", HttpStatusCode.OK)]
    public async Task Application_InProduction_IsShownOnDemand(string? setting, HttpStatusCode status)
    {
        await using var host = await StartAsync(new Dictionary<string, string?> { ["AllowedHosts"] = "127.0.0.1", ["Pages:App"] = setting }, "Production");

        (await host.Client.GetAsync("/app/")).StatusCode.ShouldBe(status);
        (await host.Client.GetAsync("/docs/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Site_NotBuilt_SaysWhatToDo()
    {
        await using var host = await SampleHost.StartAsync(configure: services => services.AddSingleton(new WebPlace(Path.Combine(_folder!, "nowhere"))));

        foreach (var path in new[] { "/docs", "/docs/profile/", "/app/sign-in" })
        {
            var problem = await (await host.Client.GetAsync(path)).ProblemAsync(404, "not_found");
            problem.GetProperty("detail").GetString()!.ShouldContain("./build.sh web");
        }
    }

    private static Task<SampleHost> StartAsync(Dictionary<string, string?> settings, string environment = "Development") =>
        SampleHost.StartAsync(settings, environment, configure: services => services.AddSingleton(new WebPlace(_folder!)));

    private static void Write(string name, string content, bool compressed)
    {
        var path = Path.Combine(_folder!, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        if (!compressed)
        {
            return;
        }

        using (var brotli = new BrotliStream(File.Create(path + ".br"), CompressionLevel.Optimal))
        {
            brotli.Write(Encoding.UTF8.GetBytes(content));
        }

        using var gzip = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Optimal);
        gzip.Write(Encoding.UTF8.GetBytes(content));
    }

    private static string Decode(byte[] bytes, string? coding)
    {
        using var stream = new MemoryStream(bytes);
        using Stream decoded = coding switch { "br" => new BrotliStream(stream, CompressionMode.Decompress), "gzip" => new GZipStream(stream, CompressionMode.Decompress), _ => stream };
        using var reader = new StreamReader(decoded);
        return reader.ReadToEnd();
    }
}
