using System.Text.Json.Serialization;
using Qeyafa.Application.Monitoring;

namespace Qeyafa.Api.Controllers.Operations;

/// <summary>The types that monitoring answers with.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DatabaseReportDto))]
internal sealed partial class MonitoringJsonContext : JsonSerializerContext;
