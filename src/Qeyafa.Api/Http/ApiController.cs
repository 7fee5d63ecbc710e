using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>
/// What every controller derives from: one method for each kind of answer, all of which turn a failed <see cref="Result{T}"/> into its problem.
/// An action binds, sends its request through the dispatcher, and answers with one of these.
/// </summary>
[ApiController]
public abstract class ApiController : ControllerBase
{
    /// <summary>200 with the value.</summary>
    protected static ActionResult<T> Answer<T>(Result<T> result) =>
        result.IsSuccess ? new JsonAnswer<T>(result.Value) : new ProblemAnswer(result.Error);

    /// <summary>202 with the value: the work goes on, or goes on elsewhere.</summary>
    /// <param name="result">What the application answered.</param>
    /// <param name="location">The path where the outcome will stand, or null.</param>
    protected ActionResult<T> AcceptedAnswer<T>(Result<T> result, Func<T, string>? location = null)
    {
        if (!result.IsSuccess)
        {
            return new ProblemAnswer(result.Error);
        }

        if (location is not null)
        {
            SetLocation(location(result.Value));
        }

        return new JsonAnswer<T>(result.Value, StatusCodes.Status202Accepted);
    }

    /// <summary>200 with a single resource and its <c>ETag</c>; 304 without a body where <c>If-None-Match</c> names its version.</summary>
    protected ActionResult<T> Resource<T>(Result<Versioned<T>> result)
    {
        if (!result.IsSuccess)
        {
            return new ProblemAnswer(result.Error);
        }

        var (value, version, _) = result.Value;
        return Resource(value, version);
    }

    /// <summary>200 with a single resource that shows its own version, and its <c>ETag</c>; 304 where <c>If-None-Match</c> names that version.</summary>
    protected ActionResult<T> Resource<T>(Result<T> result, Func<T, long> version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return result.IsSuccess ? Resource(result.Value, version(result.Value)) : new ProblemAnswer(result.Error);
    }

    /// <summary>201 with the resource that a <c>POST</c> has made, its <c>Location</c> and its <c>ETag</c>.</summary>
    /// <param name="result">What the application answered.</param>
    /// <param name="location">The resource's path, such as <c>/api/v1/measurements/65f…</c>.</param>
    protected ActionResult<T> CreatedResource<T>(Result<Versioned<T>> result, Func<T, string> location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!result.IsSuccess)
        {
            return new ProblemAnswer(result.Error);
        }

        var (value, version, _) = result.Value;
        SetLocation(location(value));
        Response.Headers.ETag = EntityTags.Of(version);
        return new JsonAnswer<T>(value, StatusCodes.Status201Created);
    }

    /// <summary>201 with what a <c>POST</c> has made and its <c>Location</c>, where it has no version.</summary>
    protected ActionResult<T> CreatedAnswer<T>(Result<T> result, Func<T, string> location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!result.IsSuccess)
        {
            return new ProblemAnswer(result.Error);
        }

        SetLocation(location(result.Value));
        return new JsonAnswer<T>(result.Value, StatusCodes.Status201Created);
    }

    /// <summary>What a <c>PUT</c> has stored, with its <c>ETag</c>: 201 and <c>Location</c> where it made the resource, else 200.</summary>
    protected ActionResult<T> StoredResource<T>(Result<Versioned<T>> result)
    {
        if (!result.IsSuccess)
        {
            return new ProblemAnswer(result.Error);
        }

        var (value, version, created) = result.Value;
        Response.Headers.ETag = EntityTags.Of(version);
        if (created)
        {
            SetLocation(Request.Path.ToUriComponent());
        }

        return new JsonAnswer<T>(value, created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>204: done, and there is nothing to show.</summary>
    protected static ActionResult NoContent(Result<Done> result) => result.IsSuccess ? new NoContentResult() : new ProblemAnswer(result.Error);

    /// <summary>202 without a body: the request was taken, and what comes of it is not told.</summary>
    protected static ActionResult Accepted(Result<Done> result) => result.IsSuccess ? new StatusCodeResult(StatusCodes.Status202Accepted) : new ProblemAnswer(result.Error);

    /// <summary>200 with one page of a list, and a <c>Link</c> header to the first page and the next.</summary>
    protected ActionResult<PageBody<T>> List<T>(Result<Page<T>> result)
    {
        if (!result.IsSuccess)
        {
            return new ProblemAnswer(result.Error);
        }

        var page = result.Value;
        Response.Headers.Link = PageLinks.Of(Request, page.NextCursor);
        return new JsonAnswer<PageBody<T>>(new PageBody<T>(page.Items, page.NextCursor, page.Total));
    }

    /// <summary>The problem of an error.</summary>
    protected static ActionResult Problem(Error error) => new ProblemAnswer(error);

    private ActionResult<T> Resource<T>(T value, long version)
    {
        Response.Headers.ETag = EntityTags.Of(version);
        var asked = Request.Headers.IfNoneMatch;
        return asked.Count > 0 && HttpMethods.IsGet(Request.Method) && EntityTags.NoneMatchNames(asked, version)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : new JsonAnswer<T>(value);
    }

    private void SetLocation(string path) => Response.Headers.Location = Request.PathBase.HasValue ? Request.PathBase.ToUriComponent() + path : path;
}
