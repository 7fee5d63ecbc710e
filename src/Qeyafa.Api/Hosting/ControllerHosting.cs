using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Qeyafa.Api.Controllers.Operations;
using Qeyafa.Api.Http;
using Qeyafa.Api.Json;
using Qeyafa.Api.OpenApi;
using Qeyafa.Api.Problems;
using Qeyafa.Api.Settings;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers MVC with our binders only: no formatters, no value providers, no validation by attributes.</summary>
internal static class ControllerHosting
{
    private static readonly JsonMediaType Description = new();

    public static IMvcCoreBuilder AddApiControllers(this IServiceCollection services, ApiSettings settings)
    {
        var mvc = services.AddMvcCore(Configure).AddApiExplorer().AddApplicationPart(typeof(ApiController).Assembly);
        if (!settings.ShowsOutbox)
        {
            mvc.ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new WithoutController(typeof(QaOutboxController))));
        }

        services.AddSingleton<IConfigureOptions<MvcOptions>>(provider =>
            new ConfigureOptions<MvcOptions>(options => options.ModelBinderProviders.Insert(0, new JsonBodyBinderProvider(provider.GetRequiredService<ApiJson>()))));
        services.Replace(ServiceDescriptor.Singleton<IObjectModelValidator, NoModelValidation>());
        mvc.ConfigureApiBehaviorOptions(options =>
        {
            options.InvalidModelStateResponseFactory = BindingFailures.Answer;
            options.SuppressMapClientErrors = true;
        });
        return mvc;
    }

    private static void Configure(MvcOptions options)
    {
        options.ValueProviderFactories.Clear();
        options.ModelValidatorProviders.Clear();
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.SuppressAsyncSuffixInActionNames = true;
        options.ModelBinderProviders.Insert(0, new ParameterBinderProvider());
        options.ModelBinderProviders.Insert(0, new PageQueryBinder());
        options.ModelBinderProviders.Insert(0, new IfMatchBinder());
        options.ModelBinderProviders.Insert(0, new LastEventIdBinder());
        options.ModelMetadataDetailsProviders.Add(IfMatchBinder.Metadata);
        options.ModelMetadataDetailsProviders.Add(LastEventIdBinder.Metadata);
        options.ModelBinderProviders.Insert(0, new MultipartFormBinder());
        foreach (var form in MultipartFormBinder.Metadata)
        {
            options.ModelMetadataDetailsProviders.Add(form);
        }

        options.InputFormatters.Clear();
        options.OutputFormatters.Clear();
        options.InputFormatters.Add(Description);
        options.OutputFormatters.Add(Description);
        options.Conventions.Add(new ParameterNames());
    }
}
