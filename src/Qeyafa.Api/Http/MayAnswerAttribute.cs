namespace Qeyafa.Api.Http;

/// <summary>
/// Names the problems of its own that an endpoint can answer, for the API's description; those that follow from the endpoint's form
/// (a body, a version, an idempotency key) are added to them. A test refuses codes that no module declares.
/// </summary>
/// <param name="codes">The stable codes, such as <c>email_taken</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MayAnswerAttribute(params string[] codes) : Attribute
{
    /// <summary>The stable codes.</summary>
    public IReadOnlyList<string> Codes => codes;
}
