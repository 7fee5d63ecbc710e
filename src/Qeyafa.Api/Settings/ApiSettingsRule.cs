using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Api.Settings;

/// <summary>What is wrong with the settings of the HTTP conventions.</summary>
internal sealed class ApiSettingsRule(IConfiguration configuration, IHostEnvironment environment) : ISettingRule
{
    public IEnumerable<string> Broken()
    {
        var reader = new SettingsReader(configuration);
        ApiSettings.Read(reader, environment);
        return reader.Broken;
    }
}
