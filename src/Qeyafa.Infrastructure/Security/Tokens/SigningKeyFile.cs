namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>The signing key of a developer's machine, <c>signing-key.pem</c> in the data folder.</summary>
internal sealed class SigningKeyFile(SecretFile file)
{
    private const string FileName = "signing-key.pem";

    /// <summary>The key that the file holds; a new one where there is no file.</summary>
    public SigningKey ReadOrMake() => SigningKey.Parse(file.ReadOrMake(FileName, () => SigningKey.Generate().ToPem()));
}
