namespace Qeyafa.Application.Charting;

/// <summary>
/// The looks of lines. Eight colours that stay apart with any colour vision, each with a marker of its own, so that colour is never all that tells two lines apart.
/// The text of the style sheet is one constant, so that a content security policy can allow exactly it.
/// </summary>
/// <remarks>Source of the hues: Okabe and Ito, "Color Universal Design" (2008); darkened or lightened for a contrast of 3:1 or more with the ground (WCAG 2.2, 1.4.11).</remarks>
internal static class ChartStyles
{
    public const int Count = 8;

    public const string Sheet =
        """
        svg{color-scheme:light dark;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
        .ground{fill:#fff}.text{fill:#1f2328}.muted{fill:#59636e}.heading{font-size:17px;font-weight:600}.year{font-weight:600}
        .grid{stroke:#dfe3e8;stroke-width:1}.axis{stroke:#818b98;stroke-width:1}
        .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.mark{stroke-width:1.5;stroke-linejoin:round}
        .c0{stroke:#0072b2}.c1{stroke:#c44f00}.c2{stroke:#00805d}.c3{stroke:#a84f86}.c4{stroke:#9a6700}.c5{stroke:#2e7fae}.c6{stroke:#6b6b00}.c7{stroke:#3c3c3c}
        .f0{fill:#0072b2}.f1{fill:#c44f00}.f2{fill:#00805d}.f3{fill:#a84f86}.f4{fill:#9a6700}.f5{fill:#2e7fae}.f6{fill:#6b6b00}.f7{fill:#3c3c3c}
        @media (prefers-color-scheme:dark){
        .ground{fill:#15191e}.text{fill:#e6e9ed}.muted{fill:#a3adb8}.grid{stroke:#2d343c}.axis{stroke:#76818d}
        .c0{stroke:#56b4e9}.c1{stroke:#ff8c50}.c2{stroke:#2fc79d}.c3{stroke:#e79cc6}.c4{stroke:#f0b429}.c5{stroke:#a5d8f3}.c6{stroke:#f0e442}.c7{stroke:#e0e0e0}
        .f0{fill:#56b4e9}.f1{fill:#ff8c50}.f2{fill:#2fc79d}.f3{fill:#e79cc6}.f4{fill:#f0b429}.f5{fill:#a5d8f3}.f6{fill:#f0e442}.f7{fill:#e0e0e0}}
        """;

    private static readonly string[] Markers =
    [
        "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z",
        "M-3.5 -3.5H3.5V3.5H-3.5Z",
        "M0 -4.6L4.4 3.4H-4.4Z",
        "M0 -5L5 0L0 5L-5 0Z",
        "M0 4.6L4.4 -3.4H-4.4Z",
        "M-4.5 0H4.5M0 -4.5V4.5",
        "M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6",
        "M-4.5 -2H4.5V2H-4.5Z",
    ];

    /// <summary>The outline of a style's marker, around its point.</summary>
    public static string Marker(int style) => Markers[style % Count];
}
