using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qeyafa.Infrastructure.Diagnosis;
using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Tests.Diagnosis;

/// <summary>An installation with the settings of a test, to be examined.</summary>
internal sealed class Clinic : IAsyncDisposable
{
    private readonly IHost _host;

    public Clinic(Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        Folder = Directory.CreateTempSubdirectory("qeyafa-doctor-test-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Staging" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["QEYAFA_DATA"] = Folder, ["MONGODB_URL"] = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddSingleton(services => new Doctor(services.GetServices<IExamination>(), services.GetRequiredService<TimeProvider>()) { Patience = TimeSpan.FromMinutes(3) });
        configure?.Invoke(builder.Services);
        builder.Services.AddSettingsRegistry();
        _host = builder.Build();
    }

    public string Folder { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Makes all examinations; the one under test must have found a trouble of the code, and another one must have been made as well.</summary>
    public async Task<Finding> FindAsync(string code)
    {
        var reports = await Services.ExamineAsync(CancellationToken.None);
        reports.Count.ShouldBe(12);
        return reports.SelectMany(report => report.Findings).FirstOrDefault(finding => finding.Code == code)
            ?? throw new InvalidOperationException($"{code} was not found, but: {string.Join(", ", reports.Select(report => $"{report.Name} {report.State} {string.Join(' ', report.Findings.Select(finding => $"{finding.Code} {finding.Trouble}"))}"))}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
