using System.Text.Json;

namespace Qeyafa.Api.Json;

/// <summary>A member that a converter refuses. The message is for the client; the serializer adds the member's path.</summary>
internal sealed class MemberException(string message) : JsonException(message);
