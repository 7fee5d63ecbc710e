using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>
/// Speaks Replicate's predictions API over HTTP, and misbehaves when it is told to. Predictions stand still until a test moves them.
/// </summary>
internal sealed class ReplicateServer : IAsyncDisposable
{
    public const string Token = "r8_test_token";
    public const string Secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Misbehaviour>> _scripts = new();
    private readonly List<JsonObject> _predictions = [];
    private readonly Lock _gate = new();

    private ReplicateServer(WebApplication app, TimeProvider clock)
    {
        (_app, _clock) = (app, clock);
        app.MapPost("/v1/predictions", context => ServeAsync("create", context, CreateAsync));
        app.MapGet("/v1/predictions", context => ServeAsync("list", context, ListAsync));
        app.MapGet("/v1/predictions/{id}", context => ServeAsync("get", context, GetAsync));
        app.MapPost("/v1/predictions/{id}/cancel", context => ServeAsync("cancel", context, CancelAsync));
        app.MapGet("/v1/webhooks/default/secret", context => ServeAsync("secret", context, inner => JsonAsync(inner, 200, new JsonObject { ["key"] = Secret })));
        app.MapGet("/files/{name}", context => ServeAsync("file", context, FileAsync));
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public string BaseUrl => Address + "/v1";

    /// <summary>Every call, in order.</summary>
    public ConcurrentQueue<Received> Calls { get; } = new();

    /// <summary>How many predictions a page of the list has.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>What results are.</summary>
    public byte[] File { get; set; } = Encoding.ASCII.GetBytes("the picture");

    public int Created
    {
        get
        {
            lock (_gate) return _predictions.Count;
        }
    }

    public static async Task<ReplicateServer> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ReplicateServer(builder.Build(), clock);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>What the next calls of a kind meet instead of what they ask for, one each: create, list, get, cancel, secret, file.</summary>
    public void Next(string kind, params IEnumerable<Misbehaviour> misbehaviours)
    {
        var script = _scripts.GetOrAdd(kind, _ => new ConcurrentQueue<Misbehaviour>());
        foreach (var misbehaviour in misbehaviours) script.Enqueue(misbehaviour);
    }

    /// <summary>Changes the newest prediction.</summary>
    public void Move(string status, JsonNode? output = null, string? error = null)
    {
        lock (_gate)
        {
            var newest = _predictions[^1];
            newest["status"] = status;
            newest["output"] = output;
            newest["error"] = error;
            if (status == "succeeded") newest["metrics"] = new JsonObject { ["predict_time"] = 12.5, ["total_time"] = 14.0 };
        }
    }

    /// <summary>Forgets all predictions, as if their time were over.</summary>
    public void Forget()
    {
        lock (_gate) _predictions.Clear();
    }

    /// <summary>Adds a prediction of somebody else's.</summary>
    public void AddForeign()
    {
        lock (_gate) _predictions.Add(NewPrediction(new JsonObject { ["prompt"] = "a cat" }, webhook: null));
    }

    public JsonObject Newest()
    {
        lock (_gate) return (JsonObject)_predictions[^1].DeepClone();
    }

    public int Count(string kind) => Calls.Count(call => call.Kind == kind);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public static Task JsonAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private async Task ServeAsync(string kind, HttpContext context, Func<HttpContext, Task> serve)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        context.Items["body"] = text;
        Calls.Enqueue(new Received(kind, context.Request.Path, context.Request.Headers.Authorization.ToString(), context.Request.Headers["Cancel-After"].ToString(), text));
        if (kind != "file" && context.Request.Headers.Authorization != "Bearer " + Token)
        {
            await JsonAsync(context, 401, new JsonObject { ["title"] = "Unauthenticated", ["detail"] = "You did not pass an authentication token", ["status"] = 401 });
        }
        else if (_scripts.TryGetValue(kind, out var script) && script.TryDequeue(out var misbehaviour))
        {
            await misbehaviour(context, serve);
        }
        else
        {
            await serve(context);
        }
    }

    private Task CreateAsync(HttpContext context)
    {
        var asked = JsonNode.Parse((string)context.Items["body"]!)!.AsObject();
        JsonObject created;
        lock (_gate)
        {
            created = NewPrediction(asked["input"]!.DeepClone().AsObject(), (string?)asked["webhook"]);
            _predictions.Add(created);
        }

        return JsonAsync(context, 201, created);
    }

    private Task ListAsync(HttpContext context)
    {
        var from = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            var newestFirst = _predictions.AsEnumerable().Reverse().Skip(from).Take(PageSize).Select(prediction => prediction.DeepClone()).ToArray();
            var more = from + PageSize < _predictions.Count;
            return JsonAsync(context, 200, new JsonObject
            {
                ["previous"] = null,
                ["next"] = more ? $"{BaseUrl}/predictions?cursor={from + PageSize}" : null,
                ["results"] = new JsonArray(newestFirst),
            });
        }
    }

    private Task GetAsync(HttpContext context) => Find(context) is { } prediction ? JsonAsync(context, 200, prediction) : NotFoundAsync(context);

    private Task CancelAsync(HttpContext context)
    {
        if (Find(context) is not { } prediction) return NotFoundAsync(context);

        prediction["status"] = "canceled";
        return JsonAsync(context, 200, prediction);
    }

    private Task FileAsync(HttpContext context) => context.Response.Body.WriteAsync(File).AsTask();

    private JsonObject? Find(HttpContext context)
    {
        lock (_gate) return _predictions.Find(prediction => (string?)prediction["id"] == (string?)context.Request.RouteValues["id"]);
    }

    private static Task NotFoundAsync(HttpContext context) => JsonAsync(context, 404, new JsonObject { ["detail"] = "The requested resource could not be found.", ["status"] = 404 });

    private JsonObject NewPrediction(JsonObject input, string? webhook) => new()
    {
        ["id"] = $"p{Guid.NewGuid():N}",
        ["model"] = "someone/try-on",
        ["version"] = "5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa",
        ["status"] = "starting",
        ["input"] = input,
        ["output"] = null,
        ["error"] = null,
        ["logs"] = "",
        ["webhook"] = webhook,
        ["created_at"] = _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["started_at"] = null,
        ["completed_at"] = null,
    };

    internal sealed record Received(string Kind, string Path, string Authorization, string CancelAfter, string Body);
}

/// <summary>What a call meets: it is given what the call asked for, to do or to leave.</summary>
public delegate Task Misbehaviour(HttpContext context, Func<HttpContext, Task> serve);

/// <summary>Ways to misbehave.</summary>
internal static class Misbehaving
{
    /// <summary>Hangs until the client gives up.</summary>
    public static Misbehaviour Hang => async (context, _) => await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Cuts the connection without doing anything.</summary>
    public static Misbehaviour Drop => (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Does what was asked, and cuts the connection before saying so.</summary>
    public static Misbehaviour DoAndDrop => async (context, serve) =>
    {
        await Unheard(context, serve);
        context.Abort();
    };

    /// <summary>Does what was asked, and answers 502.</summary>
    public static Misbehaviour DoAndFail => async (context, serve) =>
    {
        await Unheard(context, serve);
        context.Response.StatusCode = 502;
    };

    /// <summary>Answers text that is no JSON.</summary>
    public static Misbehaviour Babble => (context, _) => context.Response.WriteAsync("<html>nginx</html>");

    /// <summary>Announces more than it sends.</summary>
    public static Misbehaviour CutShort => async (context, _) =>
    {
        context.Response.ContentLength = 1000;
        await context.Response.Body.WriteAsync(new byte[10]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    /// <summary>Answers a status, with a body or without.</summary>
    public static Misbehaviour Status(int status, string? body = null) => async (context, _) =>
    {
        context.Response.StatusCode = status;
        if (body is not null) await context.Response.WriteAsync(body);
    };

    /// <summary>Answers JSON.</summary>
    public static Misbehaviour Json(string body) => (context, _) => ReplicateServer.JsonAsync(context, 200, JsonNode.Parse(body)!);

    private static async Task Unheard(HttpContext context, Func<HttpContext, Task> serve)
    {
        var sent = context.Response.Body;
        context.Response.Body = new MemoryStream();
        await serve(context);
        context.Response.Body = sent;
        context.Response.ContentType = null;
    }
}
