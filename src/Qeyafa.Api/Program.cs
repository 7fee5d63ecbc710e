using Microsoft.Extensions.Options;
using Qeyafa.Api.Commands;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.EmbeddedMongo;

const int wrongSettings = 2;
try
{
    return args switch
    {
        ["migrate", .. var what] => await MigrateCommand.RunAsync(what),
        ["repair", .. var what] => await RepairCommand.RunAsync(what),
        ["admin", .. var what] => await AdminCommand.RunAsync(what),
        ["openapi", .. var file] => await DescribeCommand.RunAsync(file),
        _ => await ServeCommand.RunAsync(args),
    };
}
catch (Exception refused) when (refused is SettingException or OptionsValidationException or EmbeddedMongoException)
{
    await Console.Error.WriteLineAsync($"Qeyafa does not start. {refused.Message}");
    return wrongSettings;
}
