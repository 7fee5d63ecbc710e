using Microsoft.Extensions.Configuration;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether the master key is one that nobody guesses or reads.</summary>
internal sealed class KeyExamination(IConfiguration configuration) : IExamination
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Of 32 random bytes fewer than 20 different ones come once in 10^9 keys.</summary>
    private const int LeastDifferent = 20;

    public string Name => "master key";

    public bool NeedsDatabase => false;

    public Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var file = Path.GetFullPath(Path.Combine(configuration["QEYAFA_DATA"] is { Length: > 0 } data ? data : "data", MasterKey.FileName));
        var text = configuration[MasterKey.Setting];
        if (File.Exists(file))
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
            {
                findings.Add(Finding.Error("key_readable", $"Others on this machine can read or change the master key in {file}.", $"chmod 600 '{file}', and make a new key where somebody may have read it."));
            }

            text = string.IsNullOrWhiteSpace(text) ? File.ReadAllText(file) : text;
        }

        if (!string.IsNullOrWhiteSpace(text) && IsWeak(text.Trim()))
        {
            findings.Add(Finding.Error(
                "key_weak", "The master key is no 32 random bytes: it is shorter, a text, or repeats itself.",
                $"Set {MasterKey.Setting} to what this prints: openssl rand -base64 32. It signs everybody out, and the collection signing_keys must be emptied."));
        }

        return Task.FromResult(new Seen("The master key has 32 bytes that look random, and nobody else can read its file.", findings));
    }

    private static bool IsWeak(string text)
    {
        var bytes = new byte[text.Length];
        return !Convert.TryFromBase64String(text, bytes, out var length) || length != SecretBox.MasterKeyLength
            || bytes[..length].Distinct().Count() < LeastDifferent
            || bytes[..length].All(letter => letter is >= (byte)' ' and <= (byte)'~');
    }
}
