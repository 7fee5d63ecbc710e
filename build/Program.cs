using System.CommandLine;
using Qeyafa.Build;
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

var clients = new Command("clients", "Generates clients from openapi/v1.json into artifacts/clients.");
clients.SetAction((_, stop) => Guarded(async () => await new ClientsTarget(project).RunAsync(stop)));

var compatibility = new Command("compatibility", "Compares openapi/v1.json with the last released document; fails on a breaking change (docs/contract.md).");
compatibility.SetAction((_, stop) => Guarded(async () => await new CompatibilityTarget(project).RunAsync(stop)));

var clean = new Command("clean", "Removes everything that a build makes.");
clean.SetAction((_, _) => Guarded(() => Task.FromResult(CleanTarget.Run(project))));

var root = new RootCommand("Builds, tests and runs Qeyafa.") { setup, run, test, bench, format, clients, compatibility, clean };
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
