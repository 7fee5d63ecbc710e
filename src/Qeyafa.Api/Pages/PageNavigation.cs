using Qeyafa.Api.Settings;

namespace Qeyafa.Api.Pages;

/// <summary>What stands at the head of each of our pages: links to the parts that this server shows.</summary>
internal sealed class PageNavigation(ApiSettings settings)
{
    /// <summary>Whether the documentation can be linked to.</summary>
    public bool HasDocumentation => settings.ShowsDocumentation;

    /// <summary>Whether the sample application can be linked to.</summary>
    public bool HasSample => settings.ShowsSample;

    /// <summary>The links, from the left.</summary>
    public IEnumerable<(string Address, string Text)> Links
    {
        get
        {
            if (HasDocumentation)
            {
                yield return ("/docs/", "Documentation");
            }

            if (HasSample)
            {
                yield return ("/app/", "Sample application");
            }

            yield return ("/problems", "Problems");
        }
    }
}
