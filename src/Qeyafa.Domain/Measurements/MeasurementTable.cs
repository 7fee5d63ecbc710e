using System.Collections.Immutable;

namespace Qeyafa.Domain.Measurements;

/// <summary>The table behind <see cref="MeasurementVocabulary"/>: name, definition, warn band, noise in mm.</summary>
internal static class MeasurementTable
{
    public static ImmutableArray<VocabularyEntry> Entries() => [.. Rows.Select((row, index) => row(index))];

    private static readonly Func<int, VocabularyEntry>[] Rows =
    [
        Length("height", "Floor to crown, barefoot, upright.", 135, 206, 4, women: (152, 174), men: (165, 187), seamly: "A01"),
        Mass("weight", "Body mass in kg.", 38, 180, null, women: (51, 87), men: (64, 111)),
        Girth("head", "Largest girth just above the brows and ears.", 48, 66, 2, women: (53, 60), men: (55, 60), seamly: "F01", freeSewing: "head"),
        Girth("neck", "Girth at collar level.", 27, 54, 4, women: (30, 36), men: (36, 44), seamly: "G01", freeSewing: "neck"),
        Girth("neck_base", "Girth at the root of the neck.", 30, 59, 4, women: (34, 40), men: (40, 48), seamly: "G02"),
        Length("shoulders", "Shoulder tip to shoulder tip across the back.", 29, 54, 5, women: (34, 40), men: (38, 45), seamly: "I07", freeSewing: "shoulderToShoulder"),
        Length("shoulder_length", "Side of the neck to shoulder tip.", 10, 19, 5, women: (12, 15), men: (13, 17), seamly: "I01"),
        Girth("shoulder_circumference", "Girth around both arms at the deltoids.", 83, 155, 9, women: (94, 112), men: (108, 129), seamly: "G43"),
        Girth("chest", "Fullest horizontal girth of chest or bust.", 71, 148, 9, women: (82, 109), men: (92, 121), seamly: "G04", freeSewing: "chest"),
        Girth("high_bust", "Girth under the armpits, above the bust.", 65, 140, 9, seamly: "G03", freeSewing: "highBust", judgement: true),
        Girth("underbust", "Girth directly below the breasts.", 58, 135, 9, seamly: "G05", freeSewing: "underbust", judgement: true),
        Length("bust_span", "Bust point to bust point.", 12, 32, 4, seamly: "J01", freeSewing: "bustSpan", judgement: true),
        Length("neck_to_bust", "Side of the neck to bust point.", 18, 45, 5, seamly: "H14", freeSewing: "hpsToBust", judgement: true),
        Length("across_back", "Between the rear armpit folds.", 28, 56, 5, women: (33, 42), men: (37, 49), seamly: "I08"),
        Length("across_chest", "Between the front armpit folds.", 26, 54, 5, seamly: "I03", judgement: true),
        Girth("waist", "Horizontal girth midway between lowest rib and hip bone.", 55, 145, 9, seamly: "G07", freeSewing: "waist (narrowest)", judgement: true),
        Girth("belly_waist", "Horizontal girth at the navel.", 60, 145, 9, women: (71, 104), men: (77, 113)),
        Girth("high_hip", "Girth at the top of the hip bones.", 65, 145, 9, seamly: "G08", freeSewing: "hips", judgement: true),
        Girth("hips", "Girth at the fullest part of the seat.", 78, 144, 9, women: (90, 116), men: (90, 115), seamly: "G09", freeSewing: "seat"),
        Length("back_waist_length", "Nape down the spine to the waist.", 33, 59, 5, women: (38, 47), men: (43, 52), seamly: "H19"),
        Length("front_waist_length", "Front of the neck to the waist.", 27, 55, 5, women: (32, 40), men: (34, 44), seamly: "H01"),
        Girth("torso_girth", "Loop from shoulder through the crotch and back.", 127, 219, 9, women: (144, 168), men: (152, 181), seamly: "G45"),
        Length("arms", "Shoulder tip to wrist bone: a length, one arm.", 43, 72, 5, women: (50, 59), men: (54, 64), seamly: "L05", freeSewing: "shoulderToWrist"),
        Length("upper_arm_length", "Shoulder tip to elbow.", 24, 41, 5, women: (28, 34), men: (31, 36), seamly: "L06", freeSewing: "shoulderToElbow"),
        Length("center_back_sleeve", "Nape over shoulder and elbow to wrist.", 64, 106, 5, women: (75, 87), men: (83, 96), seamly: "O09"),
        Girth("biceps", "Girth of the upper arm.", 20, 52, 4, women: (26, 36), men: (30, 42), seamly: "L11", freeSewing: "biceps"),
        Girth("forearm", "Largest girth of the lower arm.", 18, 43, 4, women: (24, 30), men: (28, 35), seamly: "L14"),
        Girth("wrist", "Girth over the wrist bone.", 13, 23, 4, women: (14, 17), men: (16, 19), seamly: "L15", freeSewing: "wrist"),
        Girth("hand_girth", "Girth over the knuckles, without the thumb.", 15, 28, 1, women: (17, 20), men: (20, 23), seamly: "D05"),
        Length("inseam", "Crotch to floor.", 62, 103, 4, women: (71, 86), men: (77, 92), seamly: "M01", freeSewing: "inseam"),
        Length("outseam", "Waist to floor at the side.", 79, 132, 4, women: (90, 106), men: (97, 114), seamly: "M02", freeSewing: "waistToFloor"),
        Length("waist_to_hips", "Waist to hips at the side.", 6, 32, 5, women: (10, 18), men: (12, 21), seamly: "H35", freeSewing: "waistToSeat"),
        Length("body_rise", "Seated, waist to chair.", 16, 42, 5, seamly: "N04", freeSewing: "crotchDepth", judgement: true),
        Length("crotch_length", "Front waist through the crotch to back waist.", 47, 97, 5, women: (55, 69), men: (55, 70), seamly: "N01", freeSewing: "crossSeam"),
        Girth("thigh", "Largest girth just below the seat.", 45, 92, 4, women: (53, 71), men: (53, 72), seamly: "M03", freeSewing: "upperLeg"),
        Girth("knee", "Girth at the knee-cap.", 28, 62, 4, seamly: "M05", freeSewing: "knee", judgement: true),
        Girth("calf", "Largest girth of the lower leg.", 28, 55, 4, women: (33, 42), men: (35, 44), seamly: "M07"),
        Girth("ankle", "Smallest girth above the ankle bone.", 17, 31, 4, women: (19, 24), men: (21, 25), seamly: "M09", freeSewing: "ankle"),
        Length("foot_length", "Heel to longest toe.", 20, 32, 2, women: (23, 27), men: (25, 29), seamly: "E02"),
    ];

    private static Func<int, VocabularyEntry> Girth(string name, string definition, double min, double max, double? noise,
        (double, double)? women = null, (double, double)? men = null, string? seamly = null, string? freeSewing = null, bool judgement = false) =>
        Row(MeasurementKind.Girth, name, definition, min, max, noise, women, men, seamly, freeSewing, judgement);

    private static Func<int, VocabularyEntry> Length(string name, string definition, double min, double max, double? noise,
        (double, double)? women = null, (double, double)? men = null, string? seamly = null, string? freeSewing = null, bool judgement = false) =>
        Row(MeasurementKind.Length, name, definition, min, max, noise, women, men, seamly, freeSewing, judgement);

    private static Func<int, VocabularyEntry> Mass(string name, string definition, double min, double max, double? noise,
        (double, double)? women = null, (double, double)? men = null, string? seamly = null, string? freeSewing = null, bool judgement = false) =>
        Row(MeasurementKind.Mass, name, definition, min, max, noise, women, men, seamly, freeSewing, judgement);

    private static Func<int, VocabularyEntry> Row(MeasurementKind kind, string name, string definition, double min, double max, double? noise,
        (double Min, double Max)? women, (double Min, double Max)? men, string? seamly, string? freeSewing, bool judgement) =>
        index => new VocabularyEntry(index, name, definition, kind, new Band(min, max), noise)
        {
            TypicalWomen = women is { } w ? new Band(w.Min, w.Max) : null,
            TypicalMen = men is { } m ? new Band(m.Min, m.Max) : null,
            Seamly = seamly,
            FreeSewing = freeSewing,
            IsJudgement = judgement,
        };
}
