using Microsoft.OpenApi;
using Qeyafa.Api.Http;
using Qeyafa.Api.OpenApi;
using Qeyafa.Api.OpenApi.Examples;
using Qeyafa.Api.OpenApi.Operations;
using Qeyafa.Api.OpenApi.Schemas;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Profiles;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers the description of the API and Swagger UI. A module adds its examples with <see cref="AddExamples"/>.</summary>
internal static class OpenApiHosting
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.AddSingleton<ServedDocument>();
        services.AddExamples([.. AccountExamples.All, .. SessionExamples.All, .. CodeExamples.All, .. PeopleExamples.All, .. MeasurementExamples.All, .. OperationsExamples.All]);
        services.AddSchema<MeasurementsDto>(MeasurementExamples.DescribeMeasurements);
        services.AddSchema<PreferenceValue>(AccountExamples.DescribePreference);
        services.AddOpenApi(ServedDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<SchemaRules>();
            options.AddOperationTransformer<OperationRules>();
            options.AddDocumentTransformer<DocumentRules>();
        });
        return services;
    }

    /// <summary>Adds a module's examples of its bodies and answers.</summary>
    public static IServiceCollection AddExamples(this IServiceCollection services, IEnumerable<ApiExample> examples)
    {
        foreach (var example in examples)
        {
            services.AddSingleton(example);
        }

        return services;
    }

    /// <summary>Describes a type that has a converter of its own.</summary>
    public static IServiceCollection AddSchema<T>(this IServiceCollection services, Action<OpenApiSchema> describe) => services.AddSingleton(new ApiSchema(typeof(T), describe));

    public static WebApplication MapApiDescription(this WebApplication app)
    {
        app.MapGet(ServedDocument.Path, app.Services.GetRequiredService<ServedDocument>().AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    /// <summary>Serves Swagger UI from its own files, before routing: it is no endpoint.</summary>
    public static WebApplication UseSwagger(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal), branch =>
        {
            branch.Use((context, next) =>
            {
                SecurityHeaders.ForSwagger(context.Response);
                return next(context);
            });
            branch.UseSwaggerUI(options =>
            {
                options.RoutePrefix = "swagger";
                options.DocumentTitle = "Qeyafa API";
                options.SwaggerEndpoint(ServedDocument.Path, "Qeyafa v1");
            });
        });
        return app;
    }
}
