using System.Text.Json.Serialization;
using Qeyafa.Infrastructure.Backups;
using Qeyafa.Infrastructure.Backups.Restoring;

namespace Qeyafa.Api.Commands;

/// <summary>How many files were written.</summary>
internal sealed record DecryptOutcome(int Files);

/// <summary>The answers of <c>backup</c> and <c>restore</c> as JSON.</summary>
[JsonSerializable(typeof(BackupSummary[]))]
[JsonSerializable(typeof(RestoreOutcome))]
[JsonSerializable(typeof(PruneOutcome))]
[JsonSerializable(typeof(DecryptOutcome))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class BackupJson : JsonSerializerContext;
