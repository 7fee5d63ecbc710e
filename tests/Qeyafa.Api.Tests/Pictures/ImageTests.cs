using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Pictures;

public sealed class ImageTests
{
    [Test]
    public async Task Link_ShowsThePicture_WithoutSigningIn_InEverySize([Values("", "&size=small", "&size=medium", "&size=large", "&size=master")] string size)
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        using var browser = PictureServer.Server.Stranger();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png(1_500, 1_000));

        var answer = await browser.GetAsync(link + size);

        ((int)answer.StatusCode).ShouldBe(200);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var side = size switch { "&size=small" => 160, "&size=medium" => 480, "&size=large" => 1_024, _ => 1_500 };
        (await VipsTool.DecodeAsync(bytes)).Width.ShouldBe(side);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/jpeg");
        answer.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        answer.Header("Content-Disposition").ShouldBe("inline");
        answer.Header("Accept-Ranges").ShouldBe("bytes");
        answer.Header("Content-Security-Policy").ShouldBe("default-src 'none'; sandbox");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Cross-Origin-Resource-Policy").ShouldBe("cross-origin");
        (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.MaxAge > TimeSpan.FromMinutes(59)).ShouldBe((true, true));
        answer.Header("Last-Modified").ShouldNotBeNull();
    }

    [Test]
    public async Task WhatMayNotBeSeen_IsAbsent()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        using var omar = await PictureServer.Server.RegisterAsync("Omar");
        using var browser = PictureServer.Server.Stranger();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png());
        var omarsLink = await PictureServer.StoreAsync(omar, TestPictures.Png());
        var path = link.Split('?')[0];
        var signature = omarsLink.Split('?')[1];
        string[] hidden =
        [
            path, $"{path}?{signature}", link[..^1] + (link[^1] == '0' ? '1' : '0'), link.Replace("expires=", "expires=1", StringComparison.Ordinal),
            link.Replace("/body/", "/clothing/", StringComparison.Ordinal), path.Replace(".jpg", ".png", StringComparison.Ordinal), $"/api/v1/images/body/{maya.Id}/../{maya.Id}.jpg", "/api/v1/images/etc/passwd",
            "/api/v1/images/", "/api/v1/images",
        ];

        foreach (var client in new[] { browser, omar })
        {
            foreach (var address in hidden)
            {
                await (await client.GetAsync(address)).ProblemAsync(404, "not_found");
            }
        }

        ((int)(await maya.GetAsync(path)).StatusCode).ShouldBe(200);
        ((int)(await maya.GetAsync(path.Replace($"/{maya.Id}", $"%2F{maya.Id}", StringComparison.Ordinal))).StatusCode).ShouldBe(200);
        (await maya.GetAsync(path)).Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Test]
    public async Task Conditions_AreHonoured()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png());
        var first = await maya.GetAsync(link);
        var (tag, modified) = (first.Header("ETag")!, first.Header("Last-Modified")!);

        foreach (var (header, value, status) in new[]
        {
            ("If-None-Match", tag, 304), ("If-None-Match", $"\"other\", W/{tag}", 304), ("If-None-Match", "*", 304), ("If-None-Match", "\"other\"", 200),
            ("If-Modified-Since", modified, 304), ("If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT", 200), ("If-None-Match", "no tag", 200),
        })
        {
            var answer = await maya.GetAsync(link, (header, value));
            ((int)answer.StatusCode).ShouldBe(status, $"{header}: {value}");
            answer.Header("ETag").ShouldBe(tag);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(status == 304 ? 0 : (int)first.Content.Headers.ContentLength!);
        }
    }

    [Test]
    public async Task Ranges_AreHonoured()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png());
        var whole = await (await maya.GetAsync(link)).Content.ReadAsByteArrayAsync();
        var length = whole.Length;
        var tag = (await maya.GetAsync(link)).Header("ETag")!;

        foreach (var (range, start, end) in new[] { ("bytes=0-9", 0, 9), ("bytes=100-", 100, length - 1), ("bytes=-7", length - 7, length - 1), ("bytes=10-999999", 10, length - 1), ("bytes=-999999", 0, length - 1) })
        {
            var answer = await maya.GetAsync(link, ("Range", range));
            ((int)answer.StatusCode).ShouldBe(206, range);
            answer.Header("Content-Range").ShouldBe($"bytes {start}-{end}/{length}");
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(whole[start..(end + 1)]);
        }

        foreach (var beyond in new[] { $"bytes={length}-", "bytes=-0" })
        {
            var answer = await maya.GetAsync(link, ("Range", beyond));
            await answer.ProblemAsync(416, "range_not_satisfiable");
            answer.Header("Content-Range").ShouldBe($"bytes */{length}");
        }

        foreach (var ignored in new[] { "bytes=0-1,4-5", "lines=0-1", "bytes=9-1", "bytes" })
        {
            ((int)(await maya.GetAsync(link, ("Range", ignored))).StatusCode).ShouldBe(200, ignored);
        }

        ((int)(await maya.GetAsync(link, ("Range", "bytes=0-9"), ("If-Range", tag))).StatusCode).ShouldBe(206);
        ((int)(await maya.GetAsync(link, ("Range", "bytes=0-9"), ("If-Range", "\"other\""))).StatusCode).ShouldBe(200);
        ((int)(await maya.GetAsync(link, ("Range", "bytes=0-9"), ("If-None-Match", tag))).StatusCode).ShouldBe(304);
    }

    [Test]
    public async Task Head_AnswersTheHeadersAlone()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png());
        var read = await maya.GetAsync(link);

        var answer = await maya.SendAsync(HttpMethod.Head, link, null);

        ((int)answer.StatusCode).ShouldBe(200);
        answer.Content.Headers.ContentLength.ShouldBe(read.Content.Headers.ContentLength);
        answer.Header("ETag").ShouldBe(read.Header("ETag"));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task AnotherPicture_HasAnotherTag_AndItsOwnThumbnails()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png());
        var old = (await maya.GetAsync(link + "&size=small")).Header("ETag");

        await PictureServer.StoreAsync(maya, PngFile.Of(30, 30, (_, _) => (10, 200, 10)));

        var shown = await maya.GetAsync(link + "&size=small");
        shown.Header("ETag").ShouldNotBe(old);
        (await VipsTool.DecodeAsync(await shown.Content.ReadAsByteArrayAsync())).Width.ShouldBe(30);
        PictureServer.Storage.Keys.Count(key => key.Contains(maya.Id, StringComparison.Ordinal)).ShouldBe(4);
    }

    [Test]
    public async Task DeletedPicture_IsGone_WithItsThumbnails()
    {
        using var maya = await PictureServer.Server.RegisterAsync();
        var link = await PictureServer.StoreAsync(maya, TestPictures.Png());

        await maya.DeleteAsync("/api/v1/picture-samples/image");

        await (await maya.GetAsync(link)).ProblemAsync(404, "not_found");
        await (await maya.GetAsync(link + "&size=small")).ProblemAsync(404, "not_found");
        PictureServer.Storage.Keys.ShouldNotContain(key => key.Contains(maya.Id, StringComparison.Ordinal));
    }
}
