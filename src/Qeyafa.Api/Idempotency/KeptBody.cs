using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;
using Qeyafa.Api.Http;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Idempotency;

/// <summary>
/// A request's body, read before its key is claimed and read again by its action: in memory while it is small, else in a temporary file,
/// which goes with the request.
/// </summary>
internal sealed class KeptBody
{
    /// <summary>Up to how many bytes a body is held in memory.</summary>
    public const int MostInMemory = 256 * 1024;

    private const int BufferBytes = 64 * 1024;

    private KeptBody(Stream content, ReadOnlyMemory<byte> fingerprint) => (Content, Fingerprint) = (content, fingerprint);

    /// <summary>The body, at its start.</summary>
    public Stream Content { get; }

    /// <summary>Equal for equal bodies: the body itself where it is small and no form, else a hash of it.</summary>
    public ReadOnlyMemory<byte> Fingerprint { get; }

    /// <summary>Takes the body of a request in.</summary>
    public static async Task<KeptBody> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (request, response) = (context.Request, context.Response);
        var head = new byte[request.ContentLength is { } announced and < MostInMemory ? announced + 1 : MostInMemory + 1];
        var length = await request.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var boundary = BoundaryOf(request);
        if (length < head.Length)
        {
            var body = head.AsMemory(0, length);
            var content = new MemoryStream(head, 0, length, writable: false);
            return new KeptBody(content, boundary is null ? body : await BodyHash.OfAsync(new MemoryStream(head, 0, length, writable: false), boundary, cancellationToken));
        }

        var file = context.RequestServices.GetRequiredService<IScratch>().Create();
        response.RegisterForDispose(file);
        await SpoolAsync(head, request.Body, file, cancellationToken);
        var kept = file.OpenRead();
        response.RegisterForDisposeAsync(kept);
        var fingerprint = await BodyHash.OfAsync(kept, boundary, cancellationToken);
        kept.Position = 0;
        return new KeptBody(kept, fingerprint);
    }

    private static async Task SpoolAsync(ReadOnlyMemory<byte> head, Stream rest, TemporaryFile file, CancellationToken cancellationToken)
    {
        await using var target = ScratchException.Guard(file.OpenWrite);
        await ScratchException.GuardAsync(target.WriteAsync(head, cancellationToken));
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = await rest.ReadAsync(buffer, cancellationToken)) > 0;) await ScratchException.GuardAsync(target.WriteAsync(buffer.AsMemory(0, read), cancellationToken));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The boundary of form data, which a client makes anew whenever it sends the same form.</summary>
    private static byte[]? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? Encoding.UTF8.GetBytes(boundary.ToString())
            : null;
}
