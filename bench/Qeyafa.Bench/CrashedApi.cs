using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Bench;

/// <summary>A process of the API that can be killed and started again, with a folder of its own, and one person who uses it.</summary>
internal sealed class CrashedApi(string program, string folder, Uri address, string mongoUrl, string engine) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    private KeptProcess? _process;

    /// <summary>Where the pictures are.</summary>
    public string Pictures => Path.Combine(folder, "pictures");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(program), "--urls", address.ToString()])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(program))!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        _process = await KeptProcess.StartAsync(start, "KILL", ownSession: false);
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync(cancellationToken))
        {
            if (_process.Exit.IsCompleted || clock.Elapsed > StartPatience)
            {
                throw new InvalidOperationException($"The API does not start: {_process.LastOutput}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Kills the process as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        _process.Dispose();
    }

    /// <summary>Registers somebody with a body and a garment, and asks for try-ons.</summary>
    public async Task AskAsync(int count, string bodyPicture, string garmentPicture, CancellationToken cancellationToken)
    {
        var registered = await SendAsync(HttpMethod.Post, "auth/register", JsonContent.Create(new { email = $"{Guid.NewGuid():N}@example.com", password = Preparation.Password, name = "Maya" }), cancellationToken);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", registered.GetProperty("tokens").GetProperty("access_token").GetString());
        var body = await SendAsync(HttpMethod.Put, "body", JsonContent.Create(new { height = 170, measurements = new { chest = 92, waist = 74, hips = 100 } }), cancellationToken);
        await SendAsync(HttpMethod.Post, "body/image", Upload(bodyPicture), cancellationToken);
        var garment = await SendAsync(HttpMethod.Post, "clothing", JsonContent.Create(new { name = "Dress", category = "dress" }), cancellationToken);
        var clothing = garment.GetProperty("id").GetString();
        await SendAsync(HttpMethod.Post, $"clothing/{clothing}/image", Upload(garmentPicture), cancellationToken);
        for (var number = 0; number < count; number++)
        {
            await SendAsync(HttpMethod.Post, "tryon", JsonContent.Create(new { body_id = body.GetProperty("id").GetString(), clothing_id = clothing }), cancellationToken);
        }
    }

    /// <summary>The person's try-ons as the API shows them.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        for (string? next = ""; next is not null;)
        {
            var page = await SendAsync(HttpMethod.Get, $"tryon?limit=100{next}", content: null, cancellationToken);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next_cursor").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { Exit.IsCompleted: false })
        {
            await KillAsync();
        }

        _http.Dispose();
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["MONGODB_URL"] = mongoUrl,
        ["DATABASE_NAME"] = TryOnCrash.DatabaseName,
        ["QEYAFA_DATA"] = folder,
        ["Passwords__Iterations"] = "1000",
        ["TryOn__Engine"] = engine,
        ["TryOn__PerUser"] = "1000",
        ["TryOn__LeaseSeconds"] = "5",
    };

    private static MultipartFormDataContent Upload(string picture)
    {
        var file = new ByteArrayContent(File.ReadAllBytes(picture));
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { file, "image", "picture.jpg" } };
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = content };
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {text}\n{_process?.LastOutput}");
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
