using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class MeasurementsForm : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        const LengthUnit unit = LengthUnit.Inch;
        // show
        var vocabulary = await client.Measurements.VocabularyAsync(cancellationToken);
        var scale = unit == LengthUnit.Inch ? 2.54 : 1;

        var fields = vocabulary.Items
            .Where(item => !item.TopLevel) // height and weight stand in the record itself
            .Select(item => (
                item.Name,
                item.Definition,
                Min: item.Reject.Min / scale,
                Max: item.Reject.Max / scale))
            .ToList();
        // end
        fields.Single(field => field.Name == "chest").Min.ShouldBeInRange(15, 40);
        fields.ShouldNotContain(field => field.Name == "height");
    }
}
