using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Http;

/// <summary>Which page of a list is wanted.</summary>
public sealed class PageQuery
{
    /// <summary>How many items to pass over, from the start of the list; further on than 10,000 page by <c>cursor</c>.</summary>
    [FromQuery(Name = "skip"), Range(0, PageRequest.MaxSkip)]
    public int Skip { get; init; }

    /// <summary>How many items to answer at most.</summary>
    [FromQuery(Name = "limit"), Range(1, PageRequest.MaxLimit)]
    public int Limit { get; init; } = PageRequest.DefaultLimit;

    /// <summary>The <c>next_cursor</c> of the page before; excludes <c>skip</c>.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>Whether to count the whole list too (<c>total</c>).</summary>
    [FromQuery(Name = "include_total")]
    public bool IncludeTotal { get; init; }

    /// <summary>The page as the application layer asks for it.</summary>
    public PageRequest ToRequest() => new(Skip, Limit, Cursor, IncludeTotal);
}
