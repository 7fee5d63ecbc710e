using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Qeyafa.Application.TryOn.Engines;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>What the engine does while Replicate does what it should.</summary>
public sealed class ReplicateEngineTests
{
    private ReplicateRig _rig = null!;

    private string Picture => _rig.Server.Address + "/files/result.png";

    [SetUp]
    public async Task StartAsync() => _rig = await ReplicateRig.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _rig.DisposeAsync();

    [Test]
    public async Task FirstStep_SaysWhatItMeansToDo_BeforeItCallsAnybody()
    {
        var step = await _rig.StepAsync();

        step.ShouldBe(new EngineStep.Working("intent:1:1795694400", HasStarted: false, TimeSpan.Zero));
        _rig.Server.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task Prediction_IsCreatedAsTheContractSays()
    {
        _rig.Options.CancelAfterSeconds = 120;
        _rig.Options.Categories["dress"] = "dresses";
        _rig.Options.ExtraInputs["steps"] = "30";
        _rig.Options.ExtraInputs["style"] = "plain words";
        await _rig.CreatedAsync();

        var call = _rig.Server.Calls.Single(made => made.Kind == "create");
        (call.Authorization, call.CancelAfter).ShouldBe(("Bearer " + ReplicateServer.Token, "120s"));
        JsonNode.DeepEquals(JsonNode.Parse(call.Body), JsonNode.Parse("""
            {
              "version": "5c7d5dc6",
              "input": {
                "person_image": "https://api.example.com/api/v1/images/body/65f000000000000000000001/65f00000000000000000000a.jpg?expires=1&signature=s#qeyafa-65f00000000000000000000a-000001-01795694400",
                "garment_image": "https://api.example.com/api/v1/images/clothing/65f000000000000000000001/65f00000000000000000000a.jpg?expires=1&signature=s#qeyafa-65f00000000000000000000a-000001-01795694400",
                "category": "dresses",
                "steps": 30,
                "style": "plain words"
              },
              "webhook": "https://api.example.com/api/v1/tryon/webhooks/replicate?job=qeyafa-65f00000000000000000000a-000001-01795694400",
              "webhook_events_filter": ["start", "completed"]
            }
            """)).ShouldBeTrue(call.Body);
    }

    [Test]
    public async Task WithoutAPublicAddress_PicturesAreSentAlong_AsLargeAsReplicateTakesThem()
    {
        _rig.Options.PublicUrl = null;
        await _rig.CreatedAsync();

        var body = JsonNode.Parse(_rig.Server.Calls.Single(call => call.Kind == "create").Body)!.AsObject();
        var person = (string)body["input"]!["person_image"]!;
        person.ShouldStartWith("data:image/jpeg;mark=qeyafa-65f00000000000000000000a-000001-01795694400;base64,");
        Convert.FromBase64String(person[(person.IndexOf("base64,", StringComparison.Ordinal) + 7)..]).Length.ShouldBe(1000, "the master of 300,000 bytes is too large, the next size is not");
        body.ContainsKey("webhook").ShouldBeFalse();
    }

    [Test]
    public async Task PictureThatIsGone_OrTooLargeInEverySize_FailsForGood()
    {
        _rig.Options.PublicUrl = null;
        _rig.Pictures.Lengths.Clear();
        (await _rig.RunAsync()).ShouldBeOfType<EngineStep.Failed>().MayRetry.ShouldBeFalse();
        _rig.Server.Created.ShouldBe(0);

        _rig.Reference = null;
        foreach (var size in Enum.GetValues<Application.Pictures.PictureSize>()) _rig.Pictures.Lengths[size] = 300_000;
        (await _rig.RunAsync()).ShouldBeOfType<EngineStep.Failed>().MayRetry.ShouldBeFalse();
        _rig.Server.Created.ShouldBe(0);
    }

    [Test]
    public async Task Prediction_GoesFromStartingToProcessingToTheResult()
    {
        await _rig.CreatedAsync();
        var id = (string)_rig.Server.Newest()["id"]!;
        (await _rig.StepAsync()).ShouldBe(new EngineStep.Working($"prediction:{id}:1", HasStarted: false, TimeSpan.FromSeconds(5)));

        _rig.Server.Move("processing");
        (await _rig.StepAsync()).ShouldBe(new EngineStep.Working($"prediction:{id}:1", HasStarted: true, TimeSpan.FromSeconds(5)));

        _rig.Server.Move("succeeded", Picture);
        var done = (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Succeeded>();
        using (done.Picture)
        {
            (await File.ReadAllTextAsync(done.Picture.Path)).ShouldBe("the picture");
        }

        (done.Model, done.ProcessingTime).ShouldBe(("someone/try-on:5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa", TimeSpan.FromSeconds(12.5)));
    }

    [Test]
    public async Task StateThatNobodyKnows_MeansToWait()
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("queued_somewhere");

        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Working>().AskAgainAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Test]
    public async Task Canceled_IsCanceled()
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("canceled");

        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Canceled>();
    }

    [Test]
    public async Task Aborted_IsAFailureOfTime()
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("aborted");

        (await _rig.StepAsync()).ShouldBe(new EngineStep.Failed("The try-on took too long and was given up.", MayRetry: true));
    }

    [TestCase("NSFW content detected. Try running it again, or try a different prompt.", "filter", false)]
    [TestCase("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0)", "memory", true)]
    [TestCase("Prediction timed out", "too long", true)]
    [TestCase("No person detected in the input image", "no person", false)]
    [TestCase("Traceback (most recent call last): File \"/src/predict.py\", line 90 https://x.example/?signature=abc", "could not make", true)]
    [TestCase(null, "could not make", true)]
    public async Task Failed_IsToldInWordsForAPerson_NeverInTheModelsOwn(string? error, string words, bool mayRetry)
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("failed", error: error);

        var failed = (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Failed>();

        failed.Reason.ShouldContain(words);
        failed.Reason.ShouldNotContain("/src");
        failed.Reason.ShouldNotContain("signature");
        failed.MayRetry.ShouldBe(mayRetry);
        _rig.Log.Lines.ShouldAllBe(line => !line.Text.Contains("signature", StringComparison.Ordinal));
    }

    [TestCase("""["$"]""")]
    [TestCase("""{"mask": "https://elsewhere.example/m.png", "images": [{"url": "$"}]}""")]
    [TestCase("""[null, 3, "plain text", "http://user@127.0.0.1/x", "$"]""")]
    public async Task Output_MayBeAnyJson_TheFirstAddressOnAnAllowedHostIsTaken(string output)
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("succeeded", JsonNode.Parse(output.Replace("$", Picture, StringComparison.Ordinal)));

        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Succeeded>().Picture.Dispose();
    }

    [TestCase("null")]
    [TestCase("\"https://elsewhere.example/a.png\"")]
    [TestCase("\"https://127.0.0.1.elsewhere.example/a.png\"")]
    [TestCase("\"file:///etc/passwd\"")]
    [TestCase("\"just words\"")]
    public async Task Output_WithNothingToFetch_Fails_AndTheOperatorIsTold(string output)
    {
        await _rig.CreatedAsync();
        _rig.Server.Move("succeeded", JsonNode.Parse(output));

        (await _rig.StepAsync()).ShouldBe(new EngineStep.Failed("The try-on service answered no picture.", MayRetry: true));
        _rig.Log.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Text.Contains("OutputHosts", StringComparison.Ordinal));
    }

    [Test]
    public async Task Cancel_EndsThePrediction()
    {
        await _rig.CreatedAsync();

        await _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None);

        ((string?)_rig.Server.Newest()["status"]).ShouldBe("canceled");
        (await _rig.StepAsync()).ShouldBeOfType<EngineStep.Canceled>();
    }

    [Test]
    public async Task Cancel_OfAnIntentThatHadBeenCarriedOut_FindsThePredictionAndEndsIt()
    {
        await _rig.StepAsync();
        await _rig.StepAsync(dies: true);

        await _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None);

        ((string?)_rig.Server.Newest()["status"]).ShouldBe("canceled");
    }

    [Test]
    public async Task Cancel_WhereThereIsNothing_DoesNothing()
    {
        await _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None);
        await _rig.StepAsync();
        await _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None);
        _rig.Reference = "prediction:pGone:1";
        await _rig.Engine.CancelAsync(_rig.Job, CancellationToken.None);

        _rig.Server.Created.ShouldBe(0);
    }
}
