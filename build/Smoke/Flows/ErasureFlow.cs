namespace Qeyafa.Build.Smoke.Flows;

/// <summary>Erases everybody whom the run has made: the last flow, and the one that leaves nothing behind.</summary>
internal static class ErasureFlow
{
    public static async Task RunAsync(SmokeRun run)
    {
        foreach (var person in run.People.ToArray())
        {
            await run.StepAsync($"{person.Name} is erased", async () =>
            {
                if (person.AccessToken is null)
                {
                    // The registration may have gone through all the same.
                    var signedIn = await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(person.Email, person.Password));
                    if (signedIn.Status == 401)
                    {
                        throw new StepSkippedException("there is no such account");
                    }

                    person.Keep(signedIn.Must(200));
                }

                var erased = await person.DeleteAsync($"/api/v1/users/{person.Id}");
                if (erased.Status is 401 or 403 && person.Email.Length > 0)
                {
                    // Erasing asks for a sign-in of the last minutes, and a flow before may have ended the session.
                    person.Keep((await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(person.Email, person.Password))).Must(200));
                    erased = await person.DeleteAsync($"/api/v1/users/{person.Id}");
                }

                erased.Must(204);
                run.Erased(person);
                await run.UntilAsync(() => person.GetAsync("/api/v1/auth/me"), answer => answer.Status == 401, answer => answer.MustBeProblem(401));
                if (person.Email.Length > 0)
                {
                    (await run.Stranger.PostAsync("/api/v1/auth/login", AuthFlow.SignIn(person.Email, person.Password))).MustBeProblem(401, "invalid_credentials");
                }
            });
        }
    }
}
