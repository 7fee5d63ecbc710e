using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Qeyafa.Api.Json;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>
/// Reads <c>multipart/form-data</c> (RFC 7578) part by part: files straight into temporary files, never into memory.
/// Names of files and their declared types are not looked at.
/// </summary>
internal sealed class MultipartFormReader(HttpContext context, TakesFormAttribute plan, PictureLimits limits, IScratch scratch)
{
    private const int BufferBytes = 64 * 1024;
    private const int MaxBoundary = 70;
    private const int MaxFieldBytes = 4 * 1024;
    private const int MaxHeaders = 8;
    private const int MaxHeaderBytes = 4 * 1024;

    private static readonly Error NotMultipart = new(ErrorKind.Malformed, CommonProblems.UnsupportedMediaType, "Send the body as multipart/form-data, not compressed.");
    private static readonly Error Unreadable = Error.Malformed("$body", "is not well-formed multipart/form-data, or ends in the middle.");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly MultipartForm _form = new();
    private readonly CancellationToken _stop = context.RequestAborted;

    /// <summary>Reads the form; every file that was begun goes with the request, also where reading fails.</summary>
    public async Task<Result<MultipartForm>> ReadAsync()
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || request.Headers.ContentEncoding.Count > 0)
        {
            return NotMultipart;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundary)
        {
            return Error.Malformed("Content-Type", $"must have a boundary of 1 to {MaxBoundary} characters.");
        }

        var reader = new MultipartReader(boundary, request.Body, BufferBytes) { HeadersCountLimit = MaxHeaders, HeadersLengthLimit = MaxHeaderBytes };
        try
        {
            while (await reader.ReadNextSectionAsync(_stop) is { } section)
            {
                if (await TakeAsync(section) is { } wrong)
                {
                    return wrong;
                }
            }
        }
        catch (Exception exception) when (IsOfTheBody(exception))
        {
            return Unreadable;
        }

        string[] missing = [.. plan.Files.Concat(plan.Fields).Where(part => !_form.Has(part) && !plan.Optional.Contains(part, StringComparer.Ordinal))];
        return missing.Length == 0 ? _form : Error.Malformed(missing.Select(part => new KeyValuePair<string, string>(part, "is required.")));
    }

    /// <summary>The reader throws these for a body that ends too early or breaks a limit; the connection's own failures are not among them.</summary>
    private bool IsOfTheBody(Exception exception) =>
        exception is InvalidDataException || (exception is IOException and not BadHttpRequestException and not ScratchException && !_stop.IsCancellationRequested);

    private async Task<Error?> TakeAsync(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
        {
            return Error.Malformed("$body", "has a part without the header Content-Disposition: form-data with a name.");
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        var isFile = plan.Files.Contains(name, StringComparer.Ordinal);
        if (!isFile && !plan.Fields.Contains(name, StringComparer.Ordinal))
        {
            return Error.Malformed(name.Length is > 0 and <= 100 ? name : "$body", "is not a part that can be sent here.");
        }

        return _form.Has(name) ? Error.Malformed(name, "is given more than once.") : isFile ? await TakeFileAsync(name, section.Body) : await TakeFieldAsync(name, section.Body);
    }

    private async Task<Error?> TakeFileAsync(string name, Stream body)
    {
        var file = scratch.Create();
        context.Response.RegisterForDispose(file);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var target = ScratchException.Guard(file.OpenWrite);
            long written = 0;
            for (int read; (read = await body.ReadAsync(buffer, _stop)) > 0;)
            {
                written += read;
                if (written > limits.MaxBytes)
                {
                    return PictureErrors.TooManyBytes(limits.MaxBytes);
                }

                await ScratchException.GuardAsync(target.WriteAsync(buffer.AsMemory(0, read), _stop));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _form.Add(name, file);
        return null;
    }

    private async Task<Error?> TakeFieldAsync(string name, Stream body)
    {
        var bytes = new byte[MaxFieldBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, _stop);
        if (length > MaxFieldBytes)
        {
            return Error.Malformed(name, $"must have at most {MaxFieldBytes} bytes.");
        }

        string text;
        try
        {
            text = Utf8.GetString(bytes.AsSpan(0, length));
        }
        catch (DecoderFallbackException)
        {
            return Error.Malformed(name, "must be UTF-8.");
        }

        if (TextRules.Clean(text, multiline: false, out var clean) is { } wrong)
        {
            return Error.Malformed(name, wrong);
        }

        _form.Add(name, clean);
        return null;
    }
}
