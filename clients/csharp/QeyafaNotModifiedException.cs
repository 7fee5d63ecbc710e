namespace Qeyafa.Client;

/// <summary>The resource still has the version that <c>ifNoneMatch</c> named: what you have is current.</summary>
public sealed class QeyafaNotModifiedException : QeyafaApiException
{
    internal QeyafaNotModifiedException()
        : base("The resource has not changed.", 304, response: null, new Dictionary<string, IEnumerable<string>>(StringComparer.Ordinal), inner: null)
    {
    }
}
