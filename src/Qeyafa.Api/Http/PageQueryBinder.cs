using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Http;

/// <summary>Binds <see cref="PageQuery"/>: <c>skip</c>, <c>limit</c>, <c>cursor</c> and <c>include_total</c>.</summary>
internal sealed class PageQueryBinder : IModelBinder, IModelBinderProvider
{
    /// <summary>The longest cursor: ours are far shorter.</summary>
    private const int MaxCursorLength = 512;

    private static readonly PageQuery Default = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.ModelType == typeof(PageQuery) ? this : null;
    }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var request = bindingContext.HttpContext.Request;
        bindingContext.Result = ModelBindingResult.Success(request.QueryString.HasValue ? Read(request.Query, bindingContext.ModelState) : Default);
        return Task.CompletedTask;
    }

    private static PageQuery Read(IQueryCollection query, ModelStateDictionary state)
    {
        var page = new PageQuery
        {
            Skip = Number(query, "skip", 0, 0, PageRequest.MaxSkip, state),
            Limit = Number(query, "limit", PageRequest.DefaultLimit, 1, PageRequest.MaxLimit, state),
            Cursor = Cursor(query, state),
            IncludeTotal = Flag(query, state),
        };
        if (page.Cursor is not null && query.ContainsKey("skip"))
        {
            state.TryAddModelError("skip", "must not be sent together with cursor.");
        }

        return page;
    }

    private static int Number(IQueryCollection query, string name, int absent, int least, int most, ModelStateDictionary state)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return absent;
        }

        if (int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        state.TryAddModelError(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}."));
        return absent;
    }

    private static string? Cursor(IQueryCollection query, ModelStateDictionary state)
    {
        if (!query.TryGetValue("cursor", out var values))
        {
            return null;
        }

        var cursor = values.ToString();
        if (cursor.Length is > 0 and <= MaxCursorLength)
        {
            return cursor;
        }

        state.TryAddModelError("cursor", "must be the next_cursor of the page before.");
        return null;
    }

    private static bool Flag(IQueryCollection query, ModelStateDictionary state)
    {
        if (!query.TryGetValue("include_total", out var values))
        {
            return false;
        }

        var text = values.ToString();
        if (text is not ("true" or "false"))
        {
            state.TryAddModelError("include_total", "must be true or false.");
        }

        return text == "true";
    }
}
