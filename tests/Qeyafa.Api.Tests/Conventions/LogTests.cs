using System.Globalization;
using System.Text;
using System.Text.Json;
using Qeyafa.Api.Logging;
using Qeyafa.Testing;
using Serilog;
using Serilog.Events;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class LogTests
{
    [Test]
    public async Task Request_MakesOneLine_OfItsTemplateAndNotItsValues()
    {
        await using var host = await SampleHost.StartAsync();
        var request = Answers.Request(HttpMethod.Post, "/api/v1/samples/echo?token=hunter1", """{"name":"Amina","password":"hunter2"}""",
            ("Authorization", "Bearer 65f000000000000000000001"), ("X-Request-Id", "r-1"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        await host.Client.SendAsync(request);

        var logEvent = await LineAsync(host);
        var line = JsonOf(logEvent);
        line.GetProperty("method").GetString().ShouldBe("POST");
        line.GetProperty("route").GetString().ShouldBe("api/v1/samples/echo");
        line.GetProperty("status").GetInt32().ShouldBe(400);
        line.GetProperty("duration_ms").GetDouble().ShouldBeGreaterThan(0);
        line.GetProperty("database_ms").GetDouble().ShouldBe(0);
        line.GetProperty("request_id").GetString().ShouldBe("r-1");
        line.GetProperty("user_id").GetString().ShouldBe("65f000000000000000000001");
        line.GetProperty("trace_id").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        var everything = string.Join('\n', host.Logs.Events.Select(entry => JsonOf(entry).ToString() + entry.RenderMessage(CultureInfo.InvariantCulture)));
        everything.ShouldNotContain("hunter");
        everything.ShouldNotContain("Amina");
    }

    [Test]
    public async Task Request_WithLineBreaksAndOddMethods_ForgesNothing()
    {
        await using var host = await SampleHost.StartAsync();

        await RawHttp.SendAsync(host.Address, "FORGED /api/v1/samples/a%0Ab HTTP/1.1");

        var logEvent = await LineAsync(host);
        JsonOf(logEvent).GetProperty("method").GetString().ShouldBe("OTHER");
        logEvent.RenderMessage(CultureInfo.InvariantCulture).ShouldNotContain("\n");
        logEvent.RenderMessage(CultureInfo.InvariantCulture).ShouldNotContain("FORGED");
    }

    [Test]
    public async Task Fault_IsLoggedOnce_WithItsTrace()
    {
        await using var host = await SampleHost.StartAsync();

        var problem = await (await host.Client.GetAsync("/api/v1/samples/fail?kind=bug")).ProblemAsync(500, "internal_error");

        var fault = host.Logs.Events.Where(entry => entry.Exception is not null).ShouldHaveSingleItem();
        fault.Level.ShouldBe(LogEventLevel.Error);
        fault.TraceId!.Value.ToHexString().ShouldBe(problem.GetProperty("trace_id").GetString());
    }

    [Test]
    public void Sink_WritesOneJsonLineForEachEvent()
    {
        using var output = new MemoryStream();
        using (var logger = new LoggerConfiguration().WriteTo.Sink(new JsonLineSink(output)).CreateLogger())
        {
            logger.Information("Said {What} and {Count}", "a\nb", 3);
            logger.Warning("Second");
        }

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        var first = JsonDocument.Parse(lines[0]).RootElement;
        first.GetProperty("level").GetString().ShouldBe("info");
        first.GetProperty("What").GetString().ShouldBe("a\nb");
        first.GetProperty("Count").GetInt32().ShouldBe(3);
    }

    /// <summary>The line about the one request. It is written after the answer has been sent.</summary>
    private static async Task<LogEvent> LineAsync(SampleHost host)
    {
        await Eventually.HoldsAsync(() => host.Logs.Events.Any(IsLine), "The request is logged.");
        return host.Logs.Events.Where(IsLine).ShouldHaveSingleItem();

        static bool IsLine(LogEvent entry) => entry.Properties.ContainsKey("Request");
    }

    private static JsonElement JsonOf(LogEvent logEvent)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            JsonLine.Write(json, logEvent);
        }

        return JsonDocument.Parse(bytes.ToArray()).RootElement;
    }
}
