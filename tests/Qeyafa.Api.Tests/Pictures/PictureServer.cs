using System.Net.Http.Headers;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Pictures;

/// <summary>One server with the sample controller for the fixtures of this namespace, on a clock that tests may move forwards.</summary>
[SetUpFixture]
internal sealed class PictureServer
{
    public const string Path = "/api/v1/picture-samples/image";

    private static QeyafaServer? _server;

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public static MemoryStorage Storage => (MemoryStorage)Server.Services.GetRequiredService<IObjectStorage>();

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(configure: Configure);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Adds the sample controller, and a storage in memory.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddMvcCore().AddApplicationPart(typeof(PictureSampleController).Assembly);
        builder.Services.AddSingleton<SampleLedger>();
        builder.Services.AddSingleton<System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver>(SampleJsonContext.Default);
        builder.Services.AddSingleton<IObjectStorage, MemoryStorage>();
    }

    /// <summary>Sends a file in the part <c>image</c>, under any name.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(Person person, byte[] file, string name = "picture.jpg")
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(part, "image", name);
        return await person.Http.PostAsync(Path, form);
    }

    /// <summary>Sends a picture that is taken.</summary>
    /// <returns>The link to it.</returns>
    public static async Task<string> StoreAsync(Person person, byte[] file)
    {
        var answer = await UploadAsync(person, file);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }
}
