using System.Net;
using Qeyafa.Api.Http;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Pictures.Studio;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Pictures;

/// <summary>More uploads than a server takes, on a server that takes few; its tests run one after another.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
internal sealed class UploadLimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private QeyafaServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await PictureServer.Server.StartBesideAsync(
        new() { ["Pictures:Uploads"] = "2", ["Pictures:UploadsPerAccount"] = "1", ["Pictures:Concurrency"] = "1", ["Pictures:QueueLength"] = "0" }, Configure);

    // The server ends an upload that stands still for 5 s, which a busy machine can need for the other steps.
    private static void Configure(WebApplicationBuilder builder)
    {
        PictureServer.Configure(builder);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MinRequestBodyDataRate = null);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task SlowUploads_LetNoMoreInThanThereIsRoomFor_AndMakeRoomWhenTheyEnd()
    {
        using var maya = await _server.RegisterAsync();
        using var omar = await _server.RegisterAsync("Omar");
        using var lina = await _server.RegisterAsync("Lina");
        using var hers = new SlowForm(TestPictures.Png());
        using var his = new SlowForm(TestPictures.Png());
        var first = maya.Http.PostAsync(PictureServer.Path, hers);
        await CountIsAsync(1);

        var again = await PictureServer.UploadAsync(maya, TestPictures.Png());
        await again.ProblemAsync(429, "too_many_requests");
        again.Header("Retry-After").ShouldBe("1");

        var second = omar.Http.PostAsync(PictureServer.Path, his);
        await CountIsAsync(2);
        var third = await PictureServer.UploadAsync(lina, TestPictures.Png());
        await third.ProblemAsync(503, "pictures_busy");
        third.Header("Retry-After").ShouldBe("5");

        hers.GoOn();
        (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
        await CountIsAsync(1);
        his.Break();
        await Should.ThrowAsync<HttpRequestException>(() => second);
        await CountIsAsync(0);
        (await PictureServer.UploadAsync(maya, TestPictures.Png())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task MorePicturesThanAreWorkedOn_Are503_AndNothingIsStored()
    {
        using var maya = await _server.RegisterAsync();
        var held = new TaskCompletionSource<Result<int>>();
        var holding = _server.Services.GetRequiredService<PictureGate>().TryAsync(() => held.Task, CancellationToken.None);

        var answer = await PictureServer.UploadAsync(maya, TestPictures.Png());

        held.SetResult(1);
        await holding;
        await answer.ProblemAsync(503, "pictures_busy");
        answer.Header("Retry-After").ShouldBe("5");
        (await PictureServer.UploadAsync(maya, TestPictures.Png())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task CountIsAsync(int expected)
    {
        var gate = _server.Services.GetRequiredService<UploadGate>();
        using var late = new CancellationTokenSource(Patience);
        while (gate.Count != expected)
        {
            await Task.Delay(10, late.Token);
        }
    }

    /// <summary>A form that stops in the middle until it is told to go on, or to break off.</summary>
    private sealed class SlowForm : HttpContent
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _content;

        public SlowForm(byte[] picture)
        {
            _content = [.. "--x\r\nContent-Disposition: form-data; name=image\r\n\r\n"u8, .. picture, .. "\r\n--x--\r\n"u8];
            Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        }

        public void GoOn() => _goOn.SetResult();

        public void Break() => _goOn.SetException(new IOException("The line is cut."));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_content.AsMemory(0, 100));
            await stream.FlushAsync();
            await _goOn.Task;
            await stream.WriteAsync(_content.AsMemory(100));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Length;
            return true;
        }
    }
}
