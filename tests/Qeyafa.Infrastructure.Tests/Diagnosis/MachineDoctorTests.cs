using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Infrastructure.Diagnosis;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Tests.Notifications;

namespace Qeyafa.Infrastructure.Tests.Diagnosis;

/// <summary>Installations whose machine, storage, mail or settings are in trouble.</summary>
internal sealed class MachineDoctorTests
{
    [Test]
    public async Task Storage_InAFolderThatCannotBe_IsNamed_WithTheMend()
    {
        var file = Path.GetTempFileName();
        await using var clinic = new Clinic(new() { ["Storage:Folder"] = Path.Combine(file, "pictures") });

        (await clinic.FindAsync("storage_unusable")).Mend.ShouldContain("Storage:Folder");
        File.Delete(file);
    }

    [Test]
    public async Task Storage_InABucketThatIsAbsent_IsNamed_WithTheCommandThatMakesIt()
    {
        var s3 = await SharedS3.MakeBucketAsync();
        await using var clinic = new Clinic(new()
        {
            ["Storage:Kind"] = "s3",
            ["Storage:S3:Bucket"] = "nobodys-bucket",
            ["Storage:S3:Endpoint"] = s3.Endpoint,
            ["Storage:S3:AccessKey"] = s3.AccessKey,
            ["Storage:S3:SecretKey"] = s3.SecretKey,
            ["Storage:S3:Retries"] = "0",
        });

        (await clinic.FindAsync("storage_unusable")).Mend.ShouldContain("aws s3 mb s3://nobodys-bucket");
    }

    [Test]
    public async Task Mail_WhoseServerIsAway_IsNamed_WithTheMend()
    {
        await using var clinic = new Clinic(Mail(1));

        (await clinic.FindAsync("mail_away")).Mend.ShouldContain("nc -vz 127.0.0.1 1");
    }

    [Test]
    public async Task Mail_WhoseServerRefusesThePassword_IsNamed_WithoutIt()
    {
        using var server = await SmtpHost.StartAsync(withSignIn: true);
        await using var clinic = new Clinic(Mail(server.Port, password: "not the secret"));

        var finding = await clinic.FindAsync("mail_sign_in");

        finding.Mend.ShouldContain("Mail:Smtp:Password");
        (finding.Trouble + finding.Mend).ShouldNotContain("not the secret");
        await using var healthy = new Clinic(Mail(server.Port, password: "mail secret"));
        (await healthy.Services.ExamineAsync(CancellationToken.None)).Single(report => report.Name == "mail").State.ShouldBe("healthy");
        server.Taken.ShouldBeEmpty();
    }

    [Test]
    public async Task Mail_WhoseServerDoesNotEncrypt_IsNamed()
    {
        using var server = await SmtpHost.StartAsync();
        var settings = Mail(server.Port);
        settings["Mail:Smtp:Tls"] = "true";
        await using var clinic = new Clinic(settings);

        (await clinic.FindAsync("mail_tls")).Mend.ShouldContain("587");
    }

    [Test]
    public async Task Disk_AlmostFull_IsNamed_WithTheFolderAndTheSetting()
    {
        await using var clinic = new Clinic([], services => services.AddSingleton<Machine>(new Poor { Free = 20L * 1024 * 1024 }));

        var finding = await clinic.FindAsync("disk_full");

        finding.Trouble.ShouldContain("Only 20 MiB");
        finding.Trouble.ShouldContain("QEYAFA_DATA");
        finding.Mend.ShouldContain("du -xh");
    }

    [Test]
    public async Task Libvips_Missing_IsNamed_WithTheCommandThatInstallsIt()
    {
        await using var clinic = new Clinic([], services => services.AddSingleton<Machine>(new Poor()));

        (await clinic.FindAsync("vips_missing")).Mend.ShouldContain("apt-get install --no-install-recommends libvips-tools");
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task MasterKey_ThatEverybodyCanRead_IsNamed_WithTheCommand()
    {
        await using var clinic = new Clinic([]);
        var file = Path.Combine(clinic.Folder, MasterKey.FileName);
        await File.WriteAllTextAsync(file, Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        (await clinic.FindAsync("key_readable")).Mend.ShouldContain($"chmod 600 '{file}'");
    }

    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [TestCase("Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZS0xMjM=")]
    [TestCase("c2hvcnQ=")]
    public async Task MasterKey_ThatIsWeak_IsNamed_WithoutIt(string key)
    {
        await using var clinic = new Clinic(new() { ["Security:MasterKey"] = key });

        var finding = await clinic.FindAsync("key_weak");

        finding.Mend.ShouldContain("openssl rand -base64 32");
        (finding.Trouble + finding.Mend).ShouldNotContain(key);
    }

    [Test]
    public async Task Setting_Misspelt_IsNamed_WithTheRightName()
    {
        await using var clinic = new Clinic(new() { ["Storage:S3:Buket"] = "pictures" });

        (await clinic.FindAsync("settings_wrong")).Trouble.ShouldBe("Storage:S3:Buket is no setting: did you mean Storage:S3:Bucket?");
    }

    [Test]
    public async Task Examination_ThatFailsOrHangs_StopsNoOther()
    {
        var doctor = new Doctor([new Failing(), new Hanging(), new Well()], TimeProvider.System) { Patience = TimeSpan.FromMilliseconds(50) };

        var reports = await doctor.ExamineAsync(CancellationToken.None);

        reports.Select(report => report.Findings is [var finding] ? finding.Code : report.State).ShouldBe(["examination_failed", "no_answer", "healthy"]);
    }

    private static Dictionary<string, string?> Mail(int port, string? password = null) => new()
    {
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{port}",
        ["Mail:Smtp:From"] = "no-reply@example.com",
        ["Mail:Smtp:Tls"] = "false",
        ["Mail:Smtp:User"] = password is null ? null : "qeyafa",
        ["Mail:Smtp:Password"] = password,
    };

    private sealed class Poor : Machine
    {
        public long? Free { get; init; }

        public override long? FreeBytes(string folder) => Free;

        public override string? FindProgram(string name) => null;
    }

    private sealed class Failing : IExamination
    {
        public string Name => "failing";

        public bool NeedsDatabase => false;

        public Task<Seen> ExamineAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Broken.");
    }

    private sealed class Hanging : IExamination
    {
        public string Name => "hanging";

        public bool NeedsDatabase => false;

        public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task;
            return new Seen("");
        }
    }

    private sealed class Well : IExamination
    {
        public string Name => "well";

        public bool NeedsDatabase => false;

        public Task<Seen> ExamineAsync(CancellationToken cancellationToken) => Task.FromResult(new Seen("Well."));
    }
}
