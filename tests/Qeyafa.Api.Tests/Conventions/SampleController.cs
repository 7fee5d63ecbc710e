using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Api.Json;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Tests.Conventions;

public enum SampleColour
{
    Red,
    DarkBlue,
}

public sealed record SampleBody
{
    public required string Name { get; init; }

    public double? Height { get; init; }

    public int? Count { get; init; }

    public bool? Flag { get; init; }

    public EntityId? OwnerId { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateOnly? Born { get; init; }

    public SampleColour? Colour { get; init; }

    public Secret? Password { get; init; }

    public IReadOnlyDictionary<string, double>? Measurements { get; init; }

    public IReadOnlyList<SampleChild>? Children { get; init; }

    [JsonConverter(typeof(MultilineTextConverter))]
    public string? Note { get; init; }
}

public sealed record SampleChild(string Title);

public sealed record SampleEcho(string Name, double? Height, string? Note, int PasswordLength, DateTimeOffset? At, DateOnly? Born, SampleColour? Colour, EntityId? OwnerId, IReadOnlyDictionary<string, double>? Measurements);

public sealed record SampleItem(EntityId Id, string Name, long Version);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SampleBody))]
[JsonSerializable(typeof(SampleEcho))]
[JsonSerializable(typeof(SampleItem))]
[JsonSerializable(typeof(PageBody<SampleItem>))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;

/// <summary>Counts what the sample's creating action did.</summary>
internal sealed class SampleLedger
{
    private int _created;

    public int Created => _created;

    public Func<Task>? BeforeCreate { get; set; }

    public Func<Task>? AfterCreate { get; set; }

    public bool Refuses { get; set; }

    public List<EntityId> Ids { get; } = [];

    public void Add(EntityId id)
    {
        lock (Ids)
        {
            _created++;
            Ids.Add(id);
        }
    }
}

[Route("api/v1/samples"), AllowAnonymous]
public sealed class SampleController : ApiController
{
    [HttpPost("echo")]
    public ActionResult<SampleEcho> Echo(SampleBody body) => Answer<SampleEcho>(new SampleEcho(
        body.Name, body.Height, body.Note, body.Password?.Length ?? 0, body.At, body.Born, body.Colour, body.OwnerId, body.Measurements));

    [HttpGet("{id}")]
    public ActionResult<SampleItem> Get(EntityId id) => Resource<SampleItem>(new Versioned<SampleItem>(new SampleItem(id, "thing", 7), 7));

    [HttpPut("{id}")]
    public ActionResult<SampleItem> Put(EntityId id, SampleChild body, ExpectedVersion expected) =>
        StoredResource<SampleItem>(expected.Check(7) is { } stale ? stale : new Versioned<SampleItem>(new SampleItem(id, body.Title, 8), 8, Created: body.Title == "new"));

    [HttpDelete("{id}")]
    public ActionResult Delete(EntityId id, ExpectedVersion expected) =>
        NoContent(id == EntityId.Empty ? Error.NotFound : expected.Check(7) is { } stale ? stale : new Done());

    [HttpGet]
    public ActionResult<PageBody<SampleItem>> Search(PageQuery page, SampleColour? colour, DateOnly? bornAfter, bool isOpen = false)
    {
        var request = page.ToRequest();
        _ = colour;
        _ = bornAfter;
        return List<SampleItem>(new Page<SampleItem>([new SampleItem(EntityId.Empty, isOpen ? "open" : "شارع", request.Limit)], request.Cursor is null ? "a+b" : null, request.IncludeTotal ? 2 : null));
    }

    [HttpGet("needs")]
    public ActionResult<SampleItem> Needs(EntityId fromId, string? q) => Answer<SampleItem>(new SampleItem(fromId, q ?? "", 1));

    [HttpPost, IdempotentCreate]
    public async Task<ActionResult<SampleItem>> Create(SampleBody body, [FromServices] IServiceProvider services)
    {
        var ledger = services.GetRequiredService<SampleLedger>();
        var id = services.GetRequiredService<IReservedId>().Value;
        if (ledger.BeforeCreate is { } before)
        {
            await before();
        }

        if (body.Name == "refused" || ledger.Refuses)
        {
            return Problem(Error.Rule("name", "is refused."));
        }

        ledger.Add(id);
        if (ledger.AfterCreate is { } after)
        {
            await after();
        }

        return CreatedResource<SampleItem>(new Versioned<SampleItem>(new SampleItem(id, body.Name, 1), 1), item => $"/api/v1/samples/{item.Id}");
    }

    [HttpPost("credentials"), CredentialEndpoint]
    public ActionResult<SampleEcho> Credentials(SampleBody body) => Echo(body);

    [HttpGet("fail")]
    public ActionResult<SampleItem> Fail(string kind) => kind switch
    {
        "bug" => throw new InvalidOperationException("password=hunter2"),
        "away" => throw new DependencyUnavailableException("the database at 10.0.0.1"),
        "timeout" => throw new TimeoutException("driver words"),
        "throttled" => Problem(new Error(ErrorKind.TooMany, "too_many_requests", "Slow down.") { RetryAfter = TimeSpan.FromSeconds(2.5) }),
        "odd" => Problem(new Error(ErrorKind.Conflict, "never_registered", "An odd thing.")),
        _ => Problem(new Error(Enum.Parse<ErrorKind>(kind), "x", "A thing.")),
    };

    [HttpGet("slow")]
    public async Task<ActionResult<SampleItem>> Slow(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return Answer<SampleItem>(new SampleItem(EntityId.Empty, "slow", 1));
    }

    [HttpGet("table.csv"), Answers("text/csv")]
    public ContentResult Csv() => Content("a,b\n", "text/csv; charset=utf-8");

    [HttpGet("large")]
    public ActionResult<SampleItem> Large() => Answer<SampleItem>(new SampleItem(EntityId.Empty, new string('x', 20_000), 1));
}

[Route("api/v1/samples")]
public sealed class SampleProtectedController : ApiController
{
    [HttpGet("secret")]
    public ActionResult<SampleItem> Protected() => Answer<SampleItem>(new SampleItem(EntityId.Empty, "protected", 1));

    [HttpGet("admin"), Authorize(Roles = "admin")]
    public ActionResult<SampleItem> Admin() => Protected();
}
