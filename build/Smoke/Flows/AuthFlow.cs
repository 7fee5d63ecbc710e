namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Registering and signing in with an email address and a password.</summary>
internal static class AuthFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        await run.StepAsync("a person registers", async () => run.Maya = await RegisterAsync(run, "Maya"));
        await run.StepAsync("a second person registers", async () => run.Omar = await RegisterAsync(run, "Omar"));
        await run.StepAsync("a tailor registers", async () => run.Tailor = await RegisterAsync(run, "Tariq", "contractor"));
        await run.StepAsync("nobody makes themselves an administrator", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/register", Registration(run.Guest("Eve"), "admin"))).Must(400, 422));
        await run.StepAsync("an address is taken once only", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/register", Registration(run.NeedMaya()))).MustBeProblem(409, "email_taken"));
        await run.StepAsync("an unsound address breaks a rule that is named", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/register", $$"""{"email": "no address", "password": "smoke {{run.Mark}}", "name": "Nobody"}""")).MustBeProblem(422).Member("errors.email"));
        await run.StepAsync("an unknown member is refused", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/register", """{"name": "Nobody", "is_superuser": true}""")).MustBeProblem(400));
        await run.StepAsync("what is no JSON is refused", async () => (await run.Stranger.PostAsync("/api/v1/auth/login", "{\"email\": ")).MustBeProblem(400));
        await run.StepAsync("another media type is refused", async () =>
            (await run.Stranger.SendAsync(HttpMethod.Post, "/api/v1/auth/login", () => new StringContent("email=a"))).MustBeProblem(415));
        await run.StepAsync("a person signs in", async () =>
        {
            var maya = run.NeedMaya();
            maya.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", SignIn(maya.Email, maya.Password))).Must(200).MustSay("tokens.token_type", "Bearer"));
        });
        await run.StepAsync("a wrong password is refused", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/login", SignIn(run.NeedMaya().Email, "not the password"))).MustBeProblem(401, "invalid_credentials"));
        await run.StepAsync("who guesses is told to wait", async () =>
        {
            SmokeAnswer answer;
            var guesses = 0;
            do
            {
                answer = await run.Stranger.PostAsync("/api/v1/auth/login", SignIn($"smoke-guess-{run.Mark}@example.com", $"guess number {guesses}"));
            }
            while (answer.Status == 401 && ++guesses < 110);
            answer.MustBeProblem(429, "too_many_attempts").Header("Retry-After");
        });
        await run.StepAsync("the account tells its owner who they are", async () =>
        {
            var maya = run.NeedMaya();
            var me = (await maya.GetAsync("/api/v1/auth/me")).Must(200).MustSay("id", maya.Id).MustSay("email", maya.Email).MustSay("roles.0", "customer").MustSay("status", "active");
            me.MustHold(!me.Text.Contains("password", StringComparison.OrdinalIgnoreCase), "tells nothing of a password");
            (await maya.GetAsync("/api/v1/auth/me", ("If-None-Match", me.Header("ETag")))).Must(304);
        });
        await run.StepAsync("a refresh token gives new tokens", async () =>
        {
            var maya = run.NeedMaya();
            maya.Keep((await run.Stranger.PostAsync("/api/v1/auth/refresh", $$"""{"refresh_token": "{{maya.RefreshToken}}"}""")).Must(200));
            (await maya.GetAsync("/api/v1/auth/me")).Must(200);
        });
        await run.StepAsync("an invented refresh token is refused", async () =>
            (await run.Stranger.PostAsync("/api/v1/auth/refresh", """{"refresh_token": "invented-by-nobody-at-all"}""")).MustBeProblem(401, "invalid_refresh_token"));
    }

    /// <summary>Registers somebody, who is signed in afterwards; where addresses must be verified first, by the code in the outbox.</summary>
    public static async Task<SmokePerson> RegisterAsync(SmokeRun run, string name, string role = "customer")
    {
        var person = run.New(name);
        var registered = (await run.Stranger.PostAsync("/api/v1/auth/register", Registration(person, role), ("Idempotency-Key", $"{run.Mark}-{name}"))).Must(201, 202);
        if (registered.Status == 202)
        {
            run.NeedOutbox();
            (await run.Stranger.PostAsync("/api/v1/auth/email/verify", $$"""{"email": "{{person.Email}}", "code": "{{await run.CodeAsync(person.Email)}}"}""")).Must(204);
            registered = (await run.Stranger.PostAsync("/api/v1/auth/login", SignIn(person.Email, person.Password))).Must(200);
        }

        person.Keep(registered);
        return person;
    }

    /// <summary>The body of a sign-in.</summary>
    public static string SignIn(string email, string password) => $$"""{"email": "{{email}}", "password": "{{password}}"}""";

    private static string Registration(SmokePerson person, string role = "customer") => $$"""{"email": "{{person.Email}}", "password": "{{person.Password}}", "name": "{{person.Name}}", "role": "{{role}}"}""";
}
