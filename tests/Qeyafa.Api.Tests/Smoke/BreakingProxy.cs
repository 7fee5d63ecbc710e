using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Qeyafa.Api.Tests.Smoke;

/// <summary>Stands before a server and spoils its answers to one path.</summary>
internal sealed class BreakingProxy : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length"];

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private BreakingProxy(WebApplication app, HttpClient http) => (_app, _http) = (app, http);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <param name="before">The server.</param>
    /// <param name="isSpoiled">Which requests.</param>
    /// <param name="spoil">What becomes of the answer's body; the rest stays.</param>
    public static async Task<BreakingProxy> StartAsync(Uri before, Func<HttpRequest, bool> isSpoiled, Func<string, string> spoil)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = before };
        app.Run(async context =>
        {
            using var request = Copy(context.Request);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            if (isSpoiled(context.Request))
            {
                await context.Response.WriteAsync(spoil(await answer.Content.ReadAsStringAsync(context.RequestAborted)), context.RequestAborted);
                return;
            }

            await using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted);
            var buffer = new byte[64 * 1024];
            while (await body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });
        await app.StartAsync();
        return new BreakingProxy(app, http);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private static HttpRequestMessage Copy(HttpRequest from)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(from.Path.ToUriComponent() + from.QueryString.ToUriComponent(), UriKind.Relative));
        if (from.ContentType is not null)
        {
            request.Content = new StreamContent(from.Body);
        }

        foreach (var (name, values) in from.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Transfer-Encoding" or "Connection")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }
}
