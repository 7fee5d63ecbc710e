using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Qeyafa.Api.Http;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>Describes the failures of an operation: for each status the codes that it can mean, each with an example, and all of them in its text.</summary>
internal sealed class ProblemAnswers(ProblemTable problems)
{
    /// <summary>The extension that lists the codes of an answer, for programs.</summary>
    public const string Extension = "x-problem-codes";

    public void Describe(DescribedOperation described)
    {
        var operation = described.Operation;
        var byStatus = Codes(described);
        foreach (var (status, entries) in byStatus)
        {
            var key = status.ToString(CultureInfo.InvariantCulture);
            operation.Responses!.TryAdd(key, new OpenApiResponse());
            if (operation.Responses[key] is OpenApiResponse { Content: null or { Count: 0 } } answer)
            {
                Complete(answer, status, entries, described.Document);
            }
        }

        operation.Description = Text(operation, byStatus);
    }

    private SortedDictionary<int, List<ProblemEntry>> Codes(DescribedOperation described)
    {
        var own = described.Metadata.OfType<MayAnswerAttribute>().SelectMany(attribute => attribute.Codes).ToList();

        // A host of fewer modules declares fewer codes; a test holds all against the whole API.
        var codes = own.Concat(ImpliedProblems.Of(described)).Distinct(StringComparer.Ordinal).Select(problems.Find).OfType<ProblemEntry>();
        var byStatus = new SortedDictionary<int, List<ProblemEntry>>();
        foreach (var entry in codes.OrderBy(entry => entry.Code, StringComparer.Ordinal))
        {
            Add(byStatus, entry);
        }

        foreach (var status in described.Operation.Responses!.Keys.Select(key => int.Parse(key, CultureInfo.InvariantCulture)).Where(status => status >= StatusCodes.Status400BadRequest))
        {
            var usual = problems.Find(ProblemTable.CodeOf(status))!;
            if (!byStatus.TryGetValue(status, out var known) || (status == StatusCodes.Status409Conflict && known.TrueForAll(entry => entry.Code == CommonProblems.IdempotencyInFlight)))
            {
                Add(byStatus, usual);
            }
        }

        return byStatus;
    }

    private static void Add(SortedDictionary<int, List<ProblemEntry>> byStatus, ProblemEntry entry)
    {
        if (!byStatus.TryGetValue(entry.Status, out var entries))
        {
            byStatus[entry.Status] = entries = [];
        }

        entries.Add(entry);
    }

    private static void Complete(OpenApiResponse answer, int status, List<ProblemEntry> entries, OpenApiDocument document)
    {
        answer.Description = string.IsNullOrEmpty(answer.Description) || answer.Description == Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) ? entries[0].Title + "." : answer.Description;
        answer.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ProblemWriter.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(ProblemSchema.Name, document),
                Examples = entries.ToDictionary(entry => entry.Code, IOpenApiExample (entry) => new OpenApiExampleReference(entry.Code, document), StringComparer.Ordinal),
            },
        };
        answer.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
        {
            [Extension] = new JsonNodeExtension(new JsonArray([.. entries.Select(entry => (JsonNode)entry.Code)])),
        };
        answer.Headers = status switch
        {
            StatusCodes.Status401Unauthorized => One("WWW-Authenticate", "How to sign in."),
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => One("Retry-After", "Seconds to wait before the next try."),
            _ => answer.Headers,
        };
    }

    private static string Text(OpenApiOperation operation, SortedDictionary<int, List<ProblemEntry>> byStatus)
    {
        var codes = string.Join("; ", byStatus.Select(pair => $"{pair.Key.ToString(CultureInfo.InvariantCulture)} {string.Join(", ", pair.Value.Select(entry => $"`{entry.Code}`"))}"));
        var before = string.IsNullOrWhiteSpace(operation.Description) ? operation.Summary : operation.Description;
        return $"{before}\n\nProblem codes: {codes}.";
    }

    private static Dictionary<string, IOpenApiHeader> One(string name, string description) => new(StringComparer.Ordinal)
    {
        [name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
    };
}
