namespace Qeyafa.Client;

/// <summary>
/// The Qeyafa API: a property for each group of operations, and the conveniences around them. It is cheap to make, safe for use by several threads, and holds no state:
/// tokens are in an <see cref="ITokenStore"/>. Failures are thrown as <see cref="QeyafaProblemException"/>.
/// </summary>
public partial class QeyafaClient
{
    private readonly TokenSession _session;

    internal QeyafaClient(HttpClient http, TokenSession session) => (Http, _session) = (http, session);

    /// <summary>The connection, with tokens, retries and problems taken care of: for requests that the client has no method for.</summary>
    public HttpClient Http { get; }

    /// <summary>Makes a client without a container.</summary>
    /// <param name="address">The server, such as <c>https://api.example.com</c>.</param>
    /// <param name="options">Settings that differ from the usual ones.</param>
    /// <param name="tokens">Where tokens are kept; in memory where left out.</param>
    public static QeyafaClient Create(Uri address, QeyafaClientOptions? options = null, ITokenStore? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        options ??= new QeyafaClientOptions();
        var primary = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        var session = new TokenSession(tokens ?? new MemoryTokenStore(), () => new HttpClient(new ProblemHandler { InnerHandler = primary }, disposeHandler: false) { BaseAddress = address }, options);
        var chain = new ProblemHandler { InnerHandler = new RetryHandler(options) { InnerHandler = new TokenHandler(session) { InnerHandler = primary } } };
        return new QeyafaClient(new HttpClient(chain) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan }, session);
    }

    /// <summary>Signs in by email address and password, and keeps the tokens.</summary>
    /// <exception cref="QeyafaProblemException"><c>invalid_credentials</c>, <c>account_suspended</c> and others of the operation <c>Auth_SignIn</c>.</exception>
    public async Task<User> SignInAsync(string email, string password, CancellationToken cancellationToken = default) =>
        await KeepAsync(await Auth.SignInAsync(new SignInBody { Email = email, Password = password }, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Registers by email address and password, signs in, and keeps the tokens.</summary>
    /// <exception cref="QeyafaProblemException"><c>email_taken</c> and others of the operation <c>Auth_Register</c>.</exception>
    public async Task<User> RegisterAsync(string name, string email, string password, CancellationToken cancellationToken = default) =>
        await KeepAsync(await Auth.RegisterAsync(new RegisterBody { Name = name, Email = email, Password = password }, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Has a code sent to a telephone number, to sign in with <see cref="VerifyCodeAsync"/>.</summary>
    public async Task<Challenge> SendCodeAsync(string phoneNumber, CancellationToken cancellationToken = default)
    {
        try
        {
            await Auth.SignInAsync(new SignInBody { PhoneNumber = phoneNumber }, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (QeyafaApiException<Challenge> sent)
        {
            return sent.Result;
        }

        throw new InvalidOperationException("The server answered a telephone number with tokens.");
    }

    /// <summary>Signs in by the code that was sent to a telephone number, and keeps the tokens.</summary>
    public async Task<User> VerifyCodeAsync(string phoneNumber, string code, CancellationToken cancellationToken = default) =>
        await KeepAsync(await Auth.VerifyOtpAsync(new VerifyOtpBody { PhoneNumber = phoneNumber, Code = code }, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Ends the session on the server and forgets its tokens, also where the server cannot be reached.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await Auth.SignOutAsync(new SignOutBody(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _session.ForgetAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<User> KeepAsync(SignedIn signedIn)
    {
        await _session.KeepAsync(signedIn.Tokens, CancellationToken.None).ConfigureAwait(false);
        return signedIn.User;
    }
}
