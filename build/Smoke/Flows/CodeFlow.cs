using System.Security.Cryptography;

namespace Qeyafa.Build.Smoke.Flows;

/// <summary>What goes by codes: verifying an address, a forgotten password, signing in by telephone.</summary>
internal static class CodeFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        // Numbers that North America keeps for fiction: 555-0100 to 555-0199, with an area code by chance.
        var phone = $"+1{RandomNumberGenerator.GetInt32(200, 1000)}55501{RandomNumberGenerator.GetInt32(0, 100):00}";
        await run.StepAsync("an address is verified by its code", async () =>
        {
            run.NeedOutbox();
            var maya = run.NeedMaya();
            (await maya.PostAsync("/api/v1/auth/email/verify", $$"""{"code": "{{await run.CodeAsync(maya.Email)}}"}""")).Must(204, 409);
            (await maya.GetAsync("/api/v1/auth/me")).Must(200).MustSay("email_verified", true);
        });
        await run.StepAsync("a forgotten password is replaced by a code", async () =>
        {
            run.NeedOutbox();
            var omar = run.NeedOmar();
            var before = await run.SentAsync(omar.Email);
            (await run.Stranger.PostAsync("/api/v1/auth/password/forgot", $$"""{"email": "{{omar.Email}}"}""")).Must(202);
            var code = await run.CodeAsync(omar.Email, before);
            omar.Password += " again";
            (await run.Stranger.PostAsync("/api/v1/auth/password/reset", $$"""{"email": "{{omar.Email}}", "code": "{{code}}", "new_password": "{{omar.Password}}"}""")).Must(204);
            omar.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(omar.Email, omar.Password))).Must(200));
        });
        await run.StepAsync("an unknown address is answered as a known one is", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/password/forgot", $$"""{"email": "smoke-nobody-{{run.Mark}}@example.com"}""")).Must(202));
        SmokePerson? caller = null;
        await run.StepAsync("a person registers with a telephone number and its code", async () =>
        {
            run.NeedOutbox();
            var challenge = (await run.Stranger.PostAsync("/api/v1/auth/register", $$"""{"phone_number": "{{phone}}", "name": "Paula"}""")).Must(202).TextOf("challenge_id");
            var person = run.NewByPhone("Paula");
            person.Keep((await run.Stranger.PostAsync("/api/v1/auth/verify-otp", Otp(phone, await run.CodeAsync(phone), challenge))).Must(200).MustSay("user.phone_verified", true));
            caller = person;
        });
        await run.StepAsync("a person signs in with a telephone number and its code", async () =>
        {
            var person = SmokeRun.Need(caller, "registering by telephone did not work, or was not tried");
            var before = await run.SentAsync(phone);
            var challenge = (await run.Stranger.PostAsync("/api/v1/auth/login", $$"""{"phone_number": "{{phone}}"}""")).Must(202).TextOf("challenge_id");
            (await run.Stranger.PostAsync("/api/v1/auth/verify-otp", Otp(phone, "000000", challenge))).MustBeProblem(400, "invalid_code");
            person.Keep((await run.Stranger.PostAsync("/api/v1/auth/verify-otp", Otp(phone, await run.CodeAsync(phone, before), challenge))).Must(200));
        });
        await run.StepAsync("a second code too soon is refused with the time to wait", async () =>
        {
            _ = SmokeRun.Need(caller, "registering by telephone did not work, or was not tried");
            var answer = await run.Stranger.PostAsync("/api/v1/auth/login", $$"""{"phone_number": "{{phone}}"}""");
            for (var tries = 0; answer.Status == 202 && tries < 12; tries++)
            {
                answer = await run.Stranger.PostAsync("/api/v1/auth/otp/resend", $$"""{"phone_number": "{{phone}}"}""");
            }

            answer.MustBeProblem(429).Header("Retry-After");
        });
    }

    private static string Otp(string phone, string code, string challenge) => $$"""{"phone_number": "{{phone}}", "code": "{{code}}", "challenge_id": "{{challenge}}"}""";
}
