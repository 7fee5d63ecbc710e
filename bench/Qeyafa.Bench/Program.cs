using System.CommandLine;
using Qeyafa.Bench;
using Qeyafa.Infrastructure.MongoDriver;

var mongo = new Option<string>("--mongo") { Description = "The database server.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MONGODB_URL") ?? "mongodb://127.0.0.1:27017/?replicaSet=rs0" };
var name = new Option<string>("--db") { Description = "The database's name.", DefaultValueFactory = _ => "qeyafa_bench" };
var users = new Option<string>("--users") { Description = "A file with one user id per line.", DefaultValueFactory = _ => BenchFolder.Users };
var operations = new Option<string[]>("--ops") { Description = "What to measure.", DefaultValueFactory = _ => Operation.All, AllowMultipleArgumentsPerToken = true };
var seconds = new Option<int>("--seconds") { Description = "How long each run lasts.", DefaultValueFactory = _ => 10 };
var connections = new Option<int[]>("--connections") { Description = "How many requests at once.", DefaultValueFactory = _ => [32, 1], AllowMultipleArgumentsPerToken = true };
var cpu = new Option<string?>("--cpu") { Description = "The processor that the load generator is pinned to." };
var people = new Option<int>("--people") { Description = "Seed this many people first; 0 takes the database as it is.", DefaultValueFactory = _ => 0 };
var perPerson = new Option<int>("--per-person") { Description = "How many measurements each seeded person has.", DefaultValueFactory = _ => 200 };
var api = new Argument<string>("url") { Description = "The running API, such as http://127.0.0.1:5080." };

var prepare = new Command("prepare", "Make a database ready: seed it if asked, migrate it, write users, tokens and the key that the API must be started with.") { mongo, name, users, people, perPerson };
prepare.SetAction(async (arguments, cancellation) =>
{
    using var client = new MongoClient(arguments.GetValue(mongo)!);
    var preparation = new Preparation(client.GetDatabase(arguments.GetValue(name)!));
    Directory.CreateDirectory(Path.GetDirectoryName(BenchFolder.Tokens)!);
    if (arguments.GetValue(people) is > 0 and var count)
    {
        await client.DropDatabaseAsync(arguments.GetValue(name)!, cancellation);
        await preparation.SeedAsync(count, arguments.GetValue(perPerson), cancellation);
        await Preparation.WriteUsersAsync(count, cancellation);
    }

    await preparation.MigrateAsync(cancellation);
    await preparation.WriteTokensAsync(arguments.GetValue(users)!, cancellation);
    Console.WriteLine($"tokens: {BenchFolder.Tokens}\nstart the API with Tokens__SigningKey from {BenchFolder.SigningKey}");
});

var floor = new Command("floor", "Measure the raw floor: the same database operations through the binding, without the API.") { mongo, name, users, operations, seconds, connections };
floor.SetAction(async (arguments, cancellation) =>
{
    using var client = new MongoClient(arguments.GetValue(mongo)!);
    var database = client.GetDatabase(arguments.GetValue(name)!);
    var loop = new Floor(database, arguments.GetValue(users)!);
    Table.Head();
    foreach (var operation in arguments.GetValue(operations)!)
    {
        foreach (var callers in arguments.GetValue(connections)!)
        {
            await loop.RunAsync(operation, callers, 1, cancellation);
            var usage = ProcessUsage.Start(Environment.ProcessId);
            var sample = await loop.RunAsync(operation, callers, arguments.GetValue(seconds), cancellation);
            Table.Row("floor", operation, callers, sample, usage.Seconds, usage.ResidentMegabytes);
        }
    }

    await new Preparation(database).ResetAsync(cancellation);
});

var load = new Command("load", "Measure a running API.") { api, mongo, name, users, operations, seconds, connections, cpu };
load.SetAction(async (arguments, cancellation) =>
{
    var address = new Uri(arguments.GetValue(api)!);
    var pid = ProcessUsage.Listener(address.Port) ?? throw new InvalidOperationException($"Nothing listens on port {address.Port}.");
    var wrk = new Wrk(address, arguments.GetValue(users)!, BenchFolder.Tokens, arguments.GetValue(cpu));
    Table.Head();
    foreach (var operation in arguments.GetValue(operations)!)
    {
        wrk.Run(operation, 32, 3);
        foreach (var open in arguments.GetValue(connections)!)
        {
            var usage = ProcessUsage.Start(pid);
            var sample = wrk.Run(operation, open, arguments.GetValue(seconds));
            Table.Row("qeyafa", operation, open, sample, usage.Seconds, usage.ResidentMegabytes);
        }
    }

    using var client = new MongoClient(arguments.GetValue(mongo)!);
    await new Preparation(client.GetDatabase(arguments.GetValue(name)!)).ResetAsync(cancellation);
});

var clients = new Option<int>("--clients") { Description = "How many sign in at once.", DefaultValueFactory = _ => 8 };
var signIns = new Command("signins", "Measure sign-ins by password on a running API.") { api, users, seconds, clients };
signIns.SetAction(async (arguments, cancellation) =>
{
    var address = new Uri(arguments.GetValue(api)!);
    using var server = new ApiClient(address);
    var run = new SignIns(server, await People.ReadAsync(arguments.GetValue(users)!, cancellation));
    await run.RunAsync(arguments.GetValue(clients), TimeSpan.FromSeconds(1), cancellation);
    var usage = ProcessUsage.Start(ProcessUsage.Listener(address.Port) ?? throw new InvalidOperationException($"Nothing listens on port {address.Port}."));
    Table.Head();
    var sample = await run.RunAsync(arguments.GetValue(clients), TimeSpan.FromSeconds(arguments.GetValue(seconds)), cancellation);
    Table.Row("qeyafa", "sign-in", arguments.GetValue(clients), sample, usage.Seconds, usage.ResidentMegabytes);
});

var count = new Option<int>("--count") { Description = "How many refreshes.", DefaultValueFactory = _ => 10_000 };
var sessions = new Option<int>("--sessions") { Description = "How many sessions refresh side by side.", DefaultValueFactory = _ => 40 };
var tabs = new Option<int>("--tabs") { Description = "How many requests send one token at the same time.", DefaultValueFactory = _ => 2 };
var refresh = new Command("refresh", "Refresh from parallel clients on a running API, and check that no token is used twice and no alarm is false.") { api, users, count, sessions, tabs };
refresh.SetAction(async (arguments, cancellation) =>
{
    var address = new Uri(arguments.GetValue(api)!);
    using var server = new ApiClient(address);
    var run = await Refreshes.BeginAsync(server, (await People.ReadAsync(arguments.GetValue(users)!, cancellation)).Take(arguments.GetValue(sessions)), cancellation);
    var usage = ProcessUsage.Start(ProcessUsage.Listener(address.Port) ?? throw new InvalidOperationException($"Nothing listens on port {address.Port}."));
    var sample = await run.RunAsync(arguments.GetValue(count), arguments.GetValue(tabs), cancellation);
    Table.Head();
    Table.Row("qeyafa", "refresh", arguments.GetValue(sessions) * arguments.GetValue(tabs), sample, usage.Seconds, usage.ResidentMegabytes);
    return await run.VerdictAsync(cancellation);
});

var tokens = new Command("tokens", "Measure checks of access tokens within this process: one that was checked before, one that was not, and the session behind it.") { seconds };
tokens.SetAction(arguments => TokenChecks.Run(TimeSpan.FromSeconds(arguments.GetValue(seconds))));

var small = new Option<int>("--small") { Description = "How many garments the small wardrobe has.", DefaultValueFactory = _ => 100 };
var large = new Option<int>("--large") { Description = "How many garments the large wardrobe has.", DefaultValueFactory = _ => 100_000 };
var rounds = new Option<int>("--rounds") { Description = "How often each call is made for each wardrobe.", DefaultValueFactory = _ => 300 };
var wardrobes = new Command("wardrobes", "Compare lists, searches and statistics of a small and a large wardrobe; ends with 1 where the large one takes more than 1.5 times as long.") { mongo, name, small, large, rounds };
wardrobes.SetAction(async (arguments, cancellation) =>
{
    using var client = new MongoClient(arguments.GetValue(mongo)!);
    return await new Wardrobes(client.GetDatabase(arguments.GetValue(name)!)).RunAsync(arguments.GetValue(small), arguments.GetValue(large), arguments.GetValue(rounds), cancellation);
});

var jobs = new Option<int>("--jobs") { Description = "How many try-ons.", DefaultValueFactory = _ => 2_000 };
var workers = new Option<int>("--workers") { Description = "How many workers.", DefaultValueFactory = _ => 4 };
var tryOns = new Command("tryons", "Measure the queue of try-ons by itself: a claim, a renewal and an end for each.") { mongo, name, jobs, workers };
tryOns.SetAction(async (arguments, cancellation) =>
{
    using var client = new MongoClient(arguments.GetValue(mongo)!);
    await new TryOnJobs(client.GetDatabase(arguments.GetValue(name)!)).RunAsync(arguments.GetValue(jobs), arguments.GetValue(workers), cancellation);
});

var program = new Option<string>("--program") { Description = "The API's program.", DefaultValueFactory = _ => "src/Qeyafa.Api/bin/Release/net10.0/Qeyafa.Api.dll" };
var engine = new Option<string>("--engine") { Description = "The engine of the try-ons.", DefaultValueFactory = _ => "preview" };
var asked = new Option<int>("--jobs") { Description = "How many try-ons.", DefaultValueFactory = _ => 50 };
var bodyPicture = new Option<string>("--body") { Description = "The picture of the body (JPEG).", DefaultValueFactory = _ => "src/Qeyafa.Infrastructure/Seeding/DemoPictures/person-amal-front.jpg" };
var garmentPicture = new Option<string>("--garment") { Description = "The picture of the garment (JPEG).", DefaultValueFactory = _ => "src/Qeyafa.Infrastructure/Seeding/DemoPictures/garment-dress.jpg" };
var crash = new Command("tryon-crash", "Kill the API twice in the middle of try-ons and the database once, and look what is left; ends with 1 where something is wrong.") { program, engine, asked, bodyPicture, garmentPicture };
crash.SetAction((arguments, cancellation) => new TryOnCrash(arguments.GetValue(program)!, arguments.GetValue(engine)!, arguments.GetValue(asked))
    .RunAsync(arguments.GetValue(bodyPicture)!, arguments.GetValue(garmentPicture)!, cancellation));

var writers = new Option<int>("--writers") { Description = "How many people write at once.", DefaultValueFactory = _ => 50 };
var election = new Option<double>("--election") { Description = "After how many seconds without a sign of life of the primary another is elected.", DefaultValueFactory = _ => 3 };
var failover = new Command("failover", "Kill the primary of a replica set of three twice, under writes, and look what is left; ends with 1 where something is wrong.") { program, writers, election };
failover.SetAction((arguments, cancellation) => new Failover(arguments.GetValue(program)!, arguments.GetValue(writers), TimeSpan.FromSeconds(arguments.GetValue(election))).RunAsync(cancellation));

var calls = new Option<int>("--calls") { Description = "How many calls.", DefaultValueFactory = _ => 1_000_000 };
var leaks = new Command("leaks", "Make a million database calls and look whether memory grows; ends with 1 where it does.") { calls };
leaks.SetAction((arguments, cancellation) => new LeakCheck(arguments.GetValue(calls)).RunAsync(cancellation));

var path = new Option<string>("--path") { Description = "The endpoint that takes pictures.", DefaultValueFactory = _ => "/api/v1/body/image" };
var hostile = new Option<int>("--hostile") { Description = "How many hostile files to send first.", DefaultValueFactory = _ => 1_000 };
var storage = new Option<string?>("--storage") { Description = "The folder of the API's storage, to look at what remains." };
var pictures = new Command("pictures", "Send hostile files to a running API, then measure uploads and thumbnails.") { api, path, hostile, storage, seconds, clients };
pictures.SetAction(async (arguments, cancellation) =>
{
    var address = new Uri(arguments.GetValue(api)!);
    var pid = ProcessUsage.Listener(address.Port) ?? throw new InvalidOperationException($"Nothing listens on port {address.Port}.");
    using var uploads = new Uploads(address, arguments.GetValue(path)!, await File.ReadAllLinesAsync(BenchFolder.Tokens, cancellation));
    var verdict = await new HostileCampaign(uploads, pid, arguments.GetValue(storage)).RunAsync(arguments.GetValue(hostile), arguments.GetValue(clients), cancellation);
    Table.Head();
    await uploads.MeasureAsync(pid, arguments.GetValue(clients), TimeSpan.FromSeconds(arguments.GetValue(seconds)), cancellation);
    return verdict;
});


var listeners = new Option<int>("--listeners") { Description = "How many people follow their messages.", DefaultValueFactory = _ => 2_000 };
var rate = new Option<int>("--rate") { Description = "How many messages a second.", DefaultValueFactory = _ => 200 };
var messages = new Command("messages", "Follow messages for many people on a running API while messages are sent.") { api, mongo, name, users, seconds, listeners, rate };
messages.SetAction(async (arguments, cancellation) =>
{
    using var client = new MongoClient(arguments.GetValue(mongo)!);
    using var run = new Messages(new Uri(arguments.GetValue(api)!), client.GetDatabase(arguments.GetValue(name)!), await People.ReadAsync(arguments.GetValue(users)!, cancellation), await File.ReadAllLinesAsync(BenchFolder.Tokens, cancellation));
    await run.RunAsync(arguments.GetValue(listeners), arguments.GetValue(rate), arguments.GetValue(seconds), cancellation);
});

var length = new Option<int>("--length") { Description = "How many messages the long conversation has.", DefaultValueFactory = _ => 100_000 };
var conversations = new Command("conversations", "Measure the pages of a long conversation and the list of 1,000 on a running API; replaces the messages in the database.") { api, mongo, name, users, length };
conversations.SetAction(async (arguments, cancellation) =>
{
    using var client = new MongoClient(arguments.GetValue(mongo)!);
    using var run = new Conversations(
        new Uri(arguments.GetValue(api)!), client.GetDatabase(arguments.GetValue(name)!), await People.ReadAsync(arguments.GetValue(users)!, cancellation),
        await File.ReadAllLinesAsync(BenchFolder.Tokens, cancellation));
    await run.RunAsync(arguments.GetValue(length), 1_000, 1_000, cancellation);
});

var measurements = new Option<int>("--measurements") { Description = "How many measurements.", DefaultValueFactory = _ => 1_000_000 };
var changes = new Option<int>("--changes") { Description = "How many are changed or deleted between the backups.", DefaultValueFactory = _ => 10_000 };
var backup = new Command("backup", "Back up many measurements, change some, back up again, kill the database, restore elsewhere and compare; ends with 1 where the hashes differ.") { program, measurements, changes };
backup.SetAction((arguments, cancellation) => new BackupDrill(arguments.GetValue(program)!, arguments.GetValue(measurements), arguments.GetValue(changes)).RunAsync(cancellation));

return await new RootCommand("Measures Qeyafa: see bench/README.md.") { prepare, floor, load, signIns, refresh, tokens, wardrobes, tryOns, crash, failover, leaks, pictures, messages, conversations, backup }.Parse(args).InvokeAsync();
