using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>Which unique index a refused write ran into.</summary>
internal static class UniqueViolation
{
    /// <summary>The first field of the violated index, or null where the exception is about something else.</summary>
    public static string? Field(MongoException exception) => DuplicateKey.TryRead(exception, out var duplicate) ? duplicate.KeyPattern.Names.FirstOrDefault() : null;
}
