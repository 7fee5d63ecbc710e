using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Qeyafa.Infrastructure.Security;

/// <summary>
/// The key that all sealing starts from (<c>Security:MasterKey</c>, 32 bytes in base64); required in Production and the same on all nodes.
/// Elsewhere one is made and kept in the data folder.
/// </summary>
internal sealed class MasterKey(IConfiguration configuration, IHostEnvironment environment, SecretFile file) : IHostedService
{
    public const string Setting = "Security:MasterKey";

    /// <summary>The file in the data folder where a developer's machine keeps the key that it made.</summary>
    public const string FileName = "master-key.txt";

    private readonly Lazy<byte[]> _bytes = new(() => Read(configuration, environment, file));

    /// <summary>A box with keys of its own for one purpose.</summary>
    /// <exception cref="SettingException">The key is missing or is none.</exception>
    public SecretBox Box(string purpose) => new(_bytes.Value, purpose);

    /// <summary>Reads the key before anything is served, so that a wrong one stops the start.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(_bytes.Value);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Checks the setting, without making a key where it is missing and may be.</summary>
    /// <exception cref="SettingException">The key is missing or is none.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration[Setting];
        if (!string.IsNullOrWhiteSpace(text))
        {
            Parse(text);
        }
        else if (environment.IsProduction())
        {
            throw new SettingException($"{Setting} is missing: set it to {SecretBox.MasterKeyLength} random bytes in base64 (openssl rand -base64 32), the same on all nodes.");
        }
    }

    private static byte[] Read(IConfiguration configuration, IHostEnvironment environment, SecretFile file)
    {
        Check(configuration, environment);
        return Parse(configuration[Setting] is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : file.ReadOrMake(FileName, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength))));
    }

    private static byte[] Parse(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == SecretBox.MasterKeyLength
            ? bytes[..length]
            : throw new SettingException($"{Setting} must be exactly {SecretBox.MasterKeyLength} bytes in base64 (openssl rand -base64 32).");
    }
}
