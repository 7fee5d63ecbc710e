using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class WardrobeBody : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        // show
        var body = await client.Body.PutAsync(
            new BodyBody
            {
                Height = 166,
                Weight = 61.5,
                Measurements = new Dictionary<string, double>
                {
                    ["shoulders"] = 37.5,
                    ["chest"] = 92,
                    ["waist"] = 74,
                    ["hips"] = 99,
                },
                Unit = LengthUnit.Cm,
            },
            cancellationToken: cancellationToken);
        Console.WriteLine($"{body.Id}: {body.ImageUrl ?? "no picture yet"}");
        // end
        body.Measurements["waist"].ShouldBe(74);
        body.ImageUrl.ShouldBeNull();
    }
}
