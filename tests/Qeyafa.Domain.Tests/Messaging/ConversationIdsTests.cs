using Qeyafa.Domain.Common;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Domain.Tests.Messaging;

public sealed class ConversationIdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public void Between_IsTheSameInEitherOrder_AndAnotherForOthers()
    {
        var (maya, tunde, ada) = (EntityId.New(Now), EntityId.New(Now), EntityId.New(Now));

        ConversationIds.Between(maya, tunde).ShouldBe(ConversationIds.Between(tunde, maya));
        new[] { ConversationIds.Between(maya, tunde), ConversationIds.Between(maya, ada), ConversationIds.Between(tunde, ada) }.ShouldBeUnique();
    }

    [Test]
    public void Between_NamesNobody_AndIsSound()
    {
        var (maya, tunde) = (EntityId.Parse("65f0c2a4e1b2c3d4e5f60718"), EntityId.Parse("65f0c2a4e1b2c3d4e5f60799"));

        var id = ConversationIds.Between(maya, tunde);

        id.ShouldBe("c_" + Expected(maya, tunde));
        ConversationIds.IsSound(id).ShouldBeTrue();
    }

    [TestCase("a", true)]
    [TestCase("A-z_0.9:~", true)]
    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase("a/b", false)]
    [TestCase("é", false)]
    public void Sound_AreLettersDigitsAndAFewSigns(string id, bool sound) => ConversationIds.IsSound(id).ShouldBe(sound);

    [TestCase(100, true)]
    [TestCase(101, false)]
    public void Sound_AreAtMost100Characters(int length, bool sound) => ConversationIds.IsSound(new string('x', length)).ShouldBe(sound);

    private static string Expected(EntityId first, EntityId second)
    {
        var text = "qeyafa/conversation/1"u8.ToArray().Concat(Convert.FromHexString(first.ToString())).Concat(Convert.FromHexString(second.ToString())).ToArray();
        return Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
