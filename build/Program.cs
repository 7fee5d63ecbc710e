using System.CommandLine;
using Qeyafa.Build;
using Qeyafa.Build.Smoke;
using Qeyafa.Infrastructure.EmbeddedMongo;

var project = new Project(AppContext.BaseDirectory);
var arguments = new Argument<string[]>("arguments") { Description = "Passed on.", Arity = ArgumentArity.ZeroOrMore };
var filter = new Option<string?>("--filter") { Description = "Runs only the tests that match, as in \"dotnet test --filter\"." };
var only = new Option<string[]>("--project") { Description = "Runs only the test projects whose name contains this.", AllowMultipleArgumentsPerToken = true };

var setup = new Command("setup", "Installs what is missing: native libraries, the MongoDB server, packages.");
setup.SetAction((_, stop) => Guarded(async () => await new SetupTarget(project).RunAsync(Needs.Everything, stop)));

var run = new Command("run", "Builds and starts the API, with a MongoDB of its own unless MONGODB_URL is set; Ctrl-C stops both.");
run.SetAction((_, stop) => Guarded(async () => await new RunTarget(project).RunAsync(stop)));

var test = new Command("test", "Builds and runs every test.") { filter, only };
test.SetAction((line, stop) => Guarded(async () => await new TestTarget(project).RunAsync(line.GetValue(filter), line.GetValue(only) ?? [], stop)));

var format = new Command("format", "Formats the code as .editorconfig says.") { arguments };
format.SetAction((line, stop) => Guarded(async () => await project.DotnetAsync(["format", Project.Solution, .. line.GetValue(arguments)!], stop)));

var bench = new Command("bench", "Measures the published API on a seeded database in memory (bench/README.md).") { arguments };
bench.SetAction((line, stop) => Guarded(async () => await new BenchTarget(project).RunAsync(line.GetValue(arguments)!, stop)));

var clients = new Command("clients", "Generates the TypeScript and the C# client from openapi/v1.json into clients.");
clients.SetAction((_, stop) => Guarded(async () => await new ClientsTarget(project).RunAsync(stop)));

var postman = new Command("postman", "Makes http/ from openapi/v1.json: requests by module, and a Postman collection.");
postman.SetAction((_, stop) => Guarded(async () => await new PostmanTarget(project).RunAsync(stop)));

var url = new Argument<string>("URL") { Description = "The API's address, such as https://staging.example.com." };
var outbox = new Option<bool>("--qa-outbox") { Description = "Fails where /qa/outbox is not there; otherwise what needs it is skipped." };
var junit = new Option<string?>("--junit") { Description = "Writes the report to this file in JUnit's form.", HelpName = "FILE" };
var adminEmail = new Option<string?>("--admin-email") { Description = $"An administrator, whose password is in {SmokeTarget.PasswordVariable}; otherwise what needs one is skipped." };
var modules = new Option<string[]>("--only") { Description = "Tries these modules, beside the two that make the people.", HelpName = "MODULE", AllowMultipleArgumentsPerToken = true };
modules.AcceptOnlyFromAmong([.. SmokeFlows.All.Select(flow => flow.Module)]);
var smoke = new Command("smoke", "Tries every flow of a deployed API (docs/staging.md).") { url, outbox, junit, adminEmail, modules };
smoke.SetAction((line, _) => Guarded(() => SmokeTarget.RunAsync(
    SmokeTarget.OptionsOf(line.GetRequiredValue(url), line.GetValue(outbox), line.GetValue(adminEmail), line.GetValue(junit)) with { Only = line.GetValue(modules) ?? [] }, Console.Out)));

var compatibility = new Command("compatibility", "Compares openapi/v1.json with the last released document; fails on a breaking change (docs/contract.md).");
compatibility.SetAction((_, stop) => Guarded(async () => await new CompatibilityTarget(project).RunAsync(stop)));

var web = new Command("web", "Builds the pages that the API serves: the documentation (docs/site) and the sample application (samples/web).");
web.SetAction((_, stop) => Guarded(async () => await new WebTarget(project).RunAsync(stop)));

var clean = new Command("clean", "Removes everything that a build makes.");
clean.SetAction((_, _) => Guarded(() => Task.FromResult(CleanTarget.Run(project))));

var root = new RootCommand("Builds, tests and runs Qeyafa.") { setup, run, test, bench, format, clients, compatibility, postman, smoke, web, clean };
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Timeout.InfiniteTimeSpan });

static async Task<int> Guarded(Func<Task<int>> target)
{
    try
    {
        return await target();
    }
    catch (Exception error) when (error is BuildException or EmbeddedMongoException)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine("Stopped.");
        return 130;
    }
}
