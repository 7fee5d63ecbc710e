using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>
/// Signs links with HMAC-SHA-256 over the key and the end. Ends are rounded up to quarters of a link's life, so that links to one picture are
/// the same for a while and caches know them again.
/// </summary>
internal sealed class PictureLinks(MasterKey master, IOptions<PictureOptions> options, TimeProvider time) : IPictureLinks
{
    private const int Quarters = 4;
    private const int MinuteSeconds = 60;

    private readonly SecretBox _box = master.Box("picture-links");
    private readonly long _life = (long)options.Value.LinkMinutes * MinuteSeconds;
    private readonly string _base = options.Value.LinkBase.TrimEnd('/');

    public string To(PictureKey key)
    {
        var quarter = _life / Quarters;
        var expires = ((time.GetUtcNow().ToUnixTimeSeconds() + _life + quarter - 1) / quarter) * quarter;
        return string.Create(CultureInfo.InvariantCulture, $"{_base}/api/v1/images/{key}?expires={expires}&signature={Sign(key, expires)}");
    }

    public bool Allows(PictureKey key, long expires, string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(key, expires)), Encoding.UTF8.GetBytes(signature));
        return right && time.GetUtcNow().ToUnixTimeSeconds() < expires;
    }

    private string Sign(PictureKey key, long expires) => _box.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}\n{expires}")));
}
