using System.Text.Json.Serialization;

namespace Qeyafa.Api.Json;

/// <summary>
/// Every type that a request body is read into or an answer is written from, one line each; nothing is serialized by reflection,
/// so a type that is missing here fails at the first test that lists the actions.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(Controllers.Auth.RegisterBody))]
[JsonSerializable(typeof(Controllers.Auth.SignInBody))]
[JsonSerializable(typeof(Controllers.Users.EditProfileBody))]
[JsonSerializable(typeof(Controllers.Profiles.ProfileBody))]
[JsonSerializable(typeof(Application.Auth.SignedInDto))]
[JsonSerializable(typeof(Application.Users.UserDto))]
[JsonSerializable(typeof(Application.Profiles.ProfileDto))]
[JsonSerializable(typeof(Controllers.Measurements.RecordMeasurementBody))]
[JsonSerializable(typeof(Controllers.Measurements.ReviseMeasurementBody))]
[JsonSerializable(typeof(Application.Measurements.MeasurementDto))]
[JsonSerializable(typeof(Http.PageBody<Application.Measurements.MeasurementDto>))]
[JsonSerializable(typeof(Application.Measurements.TrendsDto))]
[JsonSerializable(typeof(Application.Measurements.ComparisonDto))]
[JsonSerializable(typeof(Application.Measurements.ImportDto))]
[JsonSerializable(typeof(Application.Measurements.VocabularyDto))]
[JsonSerializable(typeof(Controllers.Operations.HealthDto))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
