using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>The portable server has no TLS under Wine: stunnel ends TLS in front of it.</summary>
public sealed class TlsTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qeyafa-tls").FullName;
    private int _port;
    private Process? _stunnel;

    [SetUp]
    public async Task StartAsync()
    {
        if (!File.Exists("/usr/bin/stunnel4"))
            Assert.Ignore("stunnel4 is not installed.");
        using var trusted = NewAuthority("trusted", "ca.pem");
        using var other = NewAuthority("other", "other.pem");
        WriteServerCertificate(trusted);
        await Eventually.HoldsAsync(AcceptsAsync, "stunnel accepts connections");
    }

    [TearDown]
    public void Stop()
    {
        End();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Connect_TrustedCertificate_Works()
    {
        using var client = new MongoClient(TestMongo.WithPatience(UrlFor("localhost", "ca.pem")));

        (await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1)))["ok"].ToInt32().ShouldBe(1);
    }

    [TestCase("localhost", "other.pem", TestName = "Connect_UnknownAuthority_IsRefused")]
    [TestCase("127.0.0.2", "ca.pem", TestName = "Connect_CertificateOfAnotherHost_IsRefused")]
    public async Task Connect_CertificateThatProvesNothing_IsRefused(string host, string authority)
    {
        using (var trusting = new MongoClient(TestMongo.WithPatience(UrlFor("localhost", "ca.pem"))))
            await trusting.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1));
        using var client = new MongoClient(UrlFor(host, authority) + "&serverSelectionTimeoutMS=1000");

        await Should.ThrowAsync<TimeoutException>(() => client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1)));
    }

    private string UrlFor(string host, string authority) =>
        $"mongodb://{host}:{_port}/?directConnection=true&tls=true&tlsCAFile={Uri.EscapeDataString(Path.Combine(_folder, authority))}";

    /// <summary>Whether it accepts connections; one that has ended, as where its port was taken, is started anew.</summary>
    private async Task<bool> AcceptsAsync()
    {
        if (_stunnel is null or { HasExited: true })
        {
            End();
            Launch();
        }

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Launch()
    {
        _port = ServerProcess.FreePort();
        var target = MongoFixture.Url["mongodb://".Length..].Split('/', '?')[0];
        File.WriteAllText(Path.Combine(_folder, "stunnel.conf"), $"foreground = yes\npid =\n[mongo]\naccept = 127.0.0.1:{_port}\nconnect = {target}\ncert = {_folder}/server.pem\nkey = {_folder}/server.pem\n");
        _stunnel = Process.Start(new ProcessStartInfo("/usr/bin/stunnel4", Path.Combine(_folder, "stunnel.conf")) { RedirectStandardError = true, UseShellExecute = false });
        _stunnel!.ErrorDataReceived += (_, _) => { };
        _stunnel.BeginErrorReadLine();
    }

    private void End()
    {
        if (_stunnel is { HasExited: false })
            _stunnel.Kill();
        _stunnel?.WaitForExit();
        _stunnel?.Dispose();
        _stunnel = null;
    }

    private X509Certificate2 NewAuthority(string name, string file)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(Path.Combine(_folder, file), authority.ExportCertificatePem());
        return authority;
    }

    private void WriteServerCertificate(X509Certificate2 authority)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(_folder, "server.pem"), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
