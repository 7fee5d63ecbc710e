using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Http;

/// <summary>Which page of a list is wanted.</summary>
public sealed class PageQuery
{
    /// <summary>How many items to pass over from the start of the list: 0 to 10,000; 0 where left out. Not together with <c>cursor</c>, which leads further.</summary>
    [FromQuery(Name = "skip"), Range(0, PageRequest.MaxSkip)]
    public int Skip { get; init; }

    /// <summary>How many items to answer at most: 1 to 100; 10 where left out.</summary>
    [FromQuery(Name = "limit"), Range(1, PageRequest.MaxLimit)]
    public int Limit { get; init; } = PageRequest.DefaultLimit;

    /// <summary>The <c>next_cursor</c> of the page before, of at most 512 characters; where left out the list begins at its start. Not together with <c>skip</c>.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>Whether to count the whole list too, and answer how many items it has as <c>total</c>: <c>true</c> or <c>false</c>; <c>false</c> where left out.</summary>
    [FromQuery(Name = "include_total")]
    public bool IncludeTotal { get; init; }

    /// <summary>The page as the application layer asks for it.</summary>
    public PageRequest ToRequest() => new(Skip, Limit, Cursor, IncludeTotal);
}
