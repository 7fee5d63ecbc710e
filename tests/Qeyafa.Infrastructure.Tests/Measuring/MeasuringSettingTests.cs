using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Qeyafa.Infrastructure.Measuring;

namespace Qeyafa.Infrastructure.Tests.Measuring;

public sealed class MeasuringSettingTests
{
    [Test]
    public void Settings_LeftOut_AreRight()
    {
        Judge(new MeasuringOptions(), "Production").ShouldBeEmpty();
        Judge(new MeasuringOptions { Service = "mock" }, "Development").ShouldBeEmpty();
        Judge(new MeasuringOptions { Service = "http", Url = "https://measure.example.com/v1" }, "Production").ShouldBeEmpty();
    }

    [Test]
    public void Settings_ThatAreWrong_AreNamed()
    {
        Judge(new MeasuringOptions { Service = "mock" }, "Production").ShouldContain("must not be mock in Production");
        Judge(new MeasuringOptions { Service = "magic" }, "Production").ShouldContain("Measuring:Service");
        Judge(new MeasuringOptions { Service = "http" }, "Development").ShouldContain("Measuring:Url");
        Judge(new MeasuringOptions { Service = "http", Url = "http://measure.example.com" }, "Production").ShouldContain("https");
        Judge(new MeasuringOptions { TotalSeconds = 46 }, "Production").ShouldContain("Measuring:TotalSeconds");
        Judge(new MeasuringOptions { RequestSeconds = 0 }, "Production").ShouldContain("Measuring:RequestSeconds");
        Judge(new MeasuringOptions { WaitMilliseconds = 1 }, "Production").ShouldContain("Measuring:WaitMilliseconds");
    }

    private static string Judge(MeasuringOptions options, string environment) => new MeasuringOptionsRules(new Somewhere(environment)).Validate(null, options).FailureMessage ?? "";

    private sealed class Somewhere(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "Qeyafa.Api";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
