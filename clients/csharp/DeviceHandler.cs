namespace Qeyafa.Client;

/// <summary>Sends the device token with a sign-in and keeps the one of its answer: wrong passwords of strangers then make nobody wait on this device.</summary>
internal sealed class DeviceHandler(ITokenStore store) : DelegatingHandler
{
    private const string Header = "Device-Token";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.AbsolutePath.EndsWith("/auth/login", StringComparison.Ordinal) != true)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (!request.Headers.Contains(Header) && await store.LoadDeviceTokenAsync(cancellationToken).ConfigureAwait(false) is { } known)
        {
            request.Headers.Add(Header, known);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode && response.Headers.TryGetValues(Header, out var given))
        {
            await store.SaveDeviceTokenAsync(given.Single(), CancellationToken.None).ConfigureAwait(false);
        }

        return response;
    }
}
