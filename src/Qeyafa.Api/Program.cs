using Qeyafa.Application;
using Qeyafa.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddApplication().AddInfrastructure(builder.Configuration);
var app = builder.Build();
await app.RunAsync();
