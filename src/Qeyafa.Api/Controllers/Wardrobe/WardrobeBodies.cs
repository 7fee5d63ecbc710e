using Qeyafa.Domain.Measurements;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>All values of a body record: at least one. One that is left out is gone; the picture stays.</summary>
/// <param name="Measurements">At most 100 lengths by name, in <c>unit</c>, by the same rules as in a measurement (<c>GET /measurements/vocabulary</c>).</param>
/// <param name="Height">Standing height, in <c>unit</c>; 101.25 to 257.5 cm.</param>
/// <param name="Weight">Body mass in kg, whatever the unit; 26.6 to 306.</param>
/// <param name="Unit">The unit of every length: <c>cm</c> or <c>inch</c> (2.54 cm); where left out as it is, and <c>cm</c> in a new record.</param>
public sealed record BodyBody(IReadOnlyDictionary<string, double>? Measurements = null, double? Height = null, double? Weight = null, LengthUnit? Unit = null);

/// <summary>All that is said of a garment.</summary>
/// <param name="Name">What its owner calls it; 1 to 200 characters.</param>
/// <param name="Category">The category in its owner's words, such as <c>dress</c>; 1 to 100 characters.</param>
/// <param name="Brand">The brand; at most 100 characters, none where left out.</param>
public sealed record GarmentBody(string Name, string Category, string? Brand = null);
