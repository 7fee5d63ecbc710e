namespace Qeyafa.Infrastructure.Mongo.Codes;

/// <summary>The settings under <c>Codes</c>.</summary>
internal sealed class CodeOptions
{
    public const string Section = "Codes";

    /// <summary>How long a code sent to a telephone number is valid, in seconds; 30 to 3,600.</summary>
    public int OtpSeconds { get; set; } = 300;

    /// <summary>How long a code for a new password is valid, in seconds; 30 to 3,600.</summary>
    public int ResetSeconds { get; set; } = 600;

    /// <summary>How long a code that verifies an email address is valid, in seconds; 30 to 86,400.</summary>
    public int EmailSeconds { get; set; } = 600;

    /// <summary>How many wrong tries burn a code; 1 to 10.</summary>
    public int Tries { get; set; } = 5;

    /// <summary>How often codes may be asked for.</summary>
    public ResendOptions Resend { get; set; } = new();

    /// <summary>How many SMS are sent in a day (UTC), all together; 1 to 10,000,000.</summary>
    public int SmsPerDay { get; set; } = 10_000;

    /// <summary>How many wrong codes in a row close a destination for codes; 5 to 100.</summary>
    public int FailuresInRow { get; set; } = 100;

    /// <summary>For how many hours; 1 to 720.</summary>
    public int ClosedHours { get; set; } = 24;
}

/// <summary>The settings under <c>Codes:Resend</c>.</summary>
internal sealed class ResendOptions
{
    public const int AddressPerHourInProduction = 30;
    public const int AddressPerHourElsewhere = 10_000;

    /// <summary>How many seconds lie between two codes of one purpose for one destination; 0 to 3,600.</summary>
    public int Seconds { get; set; } = 60;

    /// <summary>How many codes a destination is sent in an hour; 1 to 10,000.</summary>
    public int PerHour { get; set; } = 5;

    /// <summary>How many codes a destination is sent in a day; 1 to 10,000.</summary>
    public int PerDay { get; set; } = 10;

    /// <summary>How many codes one network address asks for in an hour; 1 to 1,000,000. Null for 30 in Production and 10,000 elsewhere, where testers share one.</summary>
    public int? AddressPerHour { get; set; }
}
