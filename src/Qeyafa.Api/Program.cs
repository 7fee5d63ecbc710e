using Qeyafa.Api.Commands;

return await CommandLine.RunAsync(args);
