using System.Net;

namespace Qeyafa.Client;

/// <summary>Throws what the server answers as a failure, and shows answers to whoever captures them.</summary>
internal sealed class ProblemHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        AnswerCapture.Show(response);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                throw new QeyafaNotModifiedException();
            }

            throw await QeyafaProblemException.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }
}
