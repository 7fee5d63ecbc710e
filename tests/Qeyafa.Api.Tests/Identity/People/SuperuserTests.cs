using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;

namespace Qeyafa.Api.Tests.Identity.People;

/// <summary>On a server of their own: who the last superuser is depends on everybody.</summary>
public sealed class SuperuserTests
{
    [Test]
    public async Task Requirement25_TheLastSuperuser_Stays_HoweverManyTryAtOnce()
    {
        await using var server = await QeyafaServer.StartAsync();
        using var first = await Town.SuperuserAsync(server);
        using var second = await Town.SuperuserAsync(server);
        await (await first.PatchAsync(Path(first), """{"status": "suspended"}""")).ProblemAsync(409, "own_account");

        for (var round = 0; round < 5; round++)
        {
            var outcomes = await Task.WhenAll(
                first.PatchAsync(Path(second), """{"is_superuser": false}"""), second.PatchAsync(Path(first), """{"is_superuser": false}"""),
                first.PatchAsync(Path(first), """{"is_superuser": false}"""), second.PatchAsync(Path(second), """{"is_superuser": false}"""));
            outcomes.ShouldAllBe(answer => (int)answer.StatusCode == 200 || (int)answer.StatusCode == 403 || (int)answer.StatusCode == 409);

            var superusers = new[] { await IsSuperuserAsync(first), await IsSuperuserAsync(second) };
            superusers.Count(superuser => superuser).ShouldBe(1);
            var (stays, other) = superusers[0] ? (first, second) : (second, first);
            await (await stays.PatchAsync(Path(stays), """{"is_superuser": false}""")).ProblemAsync(409, "last_superuser");
            ((int)(await stays.PatchAsync(Path(other), """{"is_superuser": true}""")).StatusCode).ShouldBe(200);
        }
    }

    private static string Path(Person person) => $"/api/v1/users/{person.Id}";

    private static async Task<bool> IsSuperuserAsync(Person person) => (await (await person.GetAsync("/api/v1/auth/me")).JsonAsync()).GetProperty("is_superuser").GetBoolean();
}
