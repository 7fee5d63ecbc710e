using System.Security.Cryptography;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class DeviceTokensTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength);
    private readonly ManualClock _clock = new(Start);
    private readonly KnownDevice _device = new(EntityId.New(Start), EntityId.New(Start));

    [Test]
    public void Token_IsReadAgain_AndShowsNothing()
    {
        var token = New().Issue(_device);
        New().Read(token).ShouldBe(_device);
        token.ShouldNotContain(_device.Account.ToString());
        New().Issue(_device).ShouldNotBe(token);
    }

    [Test]
    public void Token_AfterItsTime_IsNone()
    {
        var token = New().Issue(_device);
        _clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1));
        New().Read(token).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        New().Read(token).ShouldBeNull();
    }

    [Test]
    public void Token_ChangedAnywhere_IsNone()
    {
        var token = New().Issue(_device);
        for (var index = 0; index < token.Length; index++)
        {
            var changed = token.ToCharArray();
            changed[index] = changed[index] == 'A' ? 'B' : 'A';
            New().Read(new string(changed)).ShouldBeNull();
        }
    }

    [Test]
    public void Token_OfAnotherKeyOrPurpose_OrNoToken_IsNone()
    {
        new DeviceTokens(new SecretBox(RandomNumberGenerator.GetBytes(SecretBox.MasterKeyLength), "devices"), TimeSpan.FromDays(180), _clock).Read(New().Issue(_device)).ShouldBeNull();
        new DeviceTokens(new SecretBox(_key, "attempts"), TimeSpan.FromDays(180), _clock).Read(New().Issue(_device)).ShouldBeNull();
        foreach (var text in new[] { "", "a", "====", "ü", new string('A', 128), new string('A', 100_000) })
        {
            New().Read(text).ShouldBeNull();
        }
    }

    private DeviceTokens New() => new(new SecretBox(_key, "devices"), TimeSpan.FromDays(180), _clock);
}
