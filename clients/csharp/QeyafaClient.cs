namespace Qeyafa.Client;

/// <summary>
/// The Qeyafa API: a property for each group of operations, and the conveniences around them. It is cheap to make, safe for use by several threads, and holds no state:
/// tokens are in an <see cref="ITokenStore"/>. Failures are thrown as <see cref="QeyafaProblemException"/>.
/// </summary>
public partial class QeyafaClient
{
    private readonly TokenSession _session;

    internal QeyafaClient(HttpClient http, TokenSession session, TimeProvider time) => (Http, _session, Time) = (http, session, time);

    /// <summary>The connection, with tokens, retries and problems taken care of: for requests that the client has no method for.</summary>
    public HttpClient Http { get; }

    internal TimeProvider Time { get; }

    /// <summary>Makes a client without a container.</summary>
    /// <param name="address">The server, such as <c>https://api.example.com</c>.</param>
    /// <param name="options">Settings that differ from the usual ones.</param>
    /// <param name="tokens">Where tokens are kept; in memory where left out.</param>
    public static QeyafaClient Create(Uri address, QeyafaClientOptions? options = null, ITokenStore? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        options ??= new QeyafaClientOptions();
        var primary = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        tokens ??= new MemoryTokenStore();
        var session = new TokenSession(tokens, () => new HttpClient(new ProblemHandler { InnerHandler = primary }, disposeHandler: false) { BaseAddress = address }, options);
        return new QeyafaClient(new HttpClient(Chain(primary, tokens, session, options)) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan }, session, options.Time);
    }

    /// <summary>Signs in by email address and password, and keeps the tokens.</summary>
    /// <exception cref="QeyafaProblemException"><c>invalid_credentials</c>, <c>account_suspended</c> and others of the operation <c>Auth_SignIn</c>.</exception>
    public Task<User> SignInAsync(string email, string password, CancellationToken cancellationToken = default) =>
        SignInAsync(new SignInBody { Email = email, Password = password }, cancellationToken);

    /// <summary>Signs in by email address or username, with a password, and keeps the tokens.</summary>
    /// <param name="credentials">Either of the two and the password; for a telephone number there is <see cref="SendCodeAsync"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="QeyafaProblemException"><c>invalid_credentials</c>, <c>account_suspended</c> and others of the operation <c>Auth_SignIn</c>.</exception>
    public async Task<User> SignInAsync(SignInBody credentials, CancellationToken cancellationToken = default) =>
        await KeepAsync(await Auth.SignInAsync(credentials, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Registers by email address and password, signs in, and keeps the tokens.</summary>
    /// <exception cref="QeyafaProblemException"><c>email_taken</c> and others of the operation <c>Auth_Register</c>.</exception>
    public async Task<User> RegisterAsync(string name, string email, string password, CancellationToken cancellationToken = default) =>
        await KeepAsync(await Auth.RegisterAsync(new RegisterBody { Name = name, Email = email, Password = password }, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Registers by telephone number: a code is sent to it, to sign in with <see cref="VerifyCodeAsync"/>.</summary>
    /// <exception cref="QeyafaProblemException"><c>too_many_codes</c> and others of the operation <c>Auth_Register</c>.</exception>
    public Task<Challenge> RegisterPhoneAsync(string name, string phoneNumber, CancellationToken cancellationToken = default) =>
        ChallengeAsync(Auth.RegisterAsync(new RegisterBody { Name = name, PhoneNumber = phoneNumber }, cancellationToken: cancellationToken));

    /// <summary>Has a code sent to a telephone number, to sign in with <see cref="VerifyCodeAsync"/>.</summary>
    /// <returns>The challenge, whether an account has the number or not.</returns>
    /// <exception cref="QeyafaProblemException"><c>too_many_codes</c> and others of the operation <c>Auth_SignIn</c>.</exception>
    public Task<Challenge> SendCodeAsync(string phoneNumber, CancellationToken cancellationToken = default) =>
        ChallengeAsync(Auth.SignInAsync(new SignInBody { PhoneNumber = phoneNumber }, cancellationToken: cancellationToken));

    /// <summary>Signs in by the code that was sent to a telephone number, and keeps the tokens.</summary>
    /// <param name="phoneNumber">The telephone number in its international form.</param>
    /// <param name="code">The six digits.</param>
    /// <param name="challengeId">The <see cref="Challenge.ChallengeId"/> of the answer to the request for the code: nobody who does not know it can use up the code's tries.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="QeyafaProblemException"><c>invalid_code</c>, <c>account_suspended</c> and others of the operation <c>Auth_VerifyOtp</c>.</exception>
    public async Task<User> VerifyCodeAsync(string phoneNumber, string code, string challengeId, CancellationToken cancellationToken = default) =>
        await KeepAsync(await Auth.VerifyOtpAsync(new VerifyOtpBody { PhoneNumber = phoneNumber, Code = code, ChallengeId = challengeId }, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

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

    /// <summary>Ends every session of the account, on all devices, and forgets the tokens.</summary>
    public async Task SignOutEverywhereAsync(CancellationToken cancellationToken = default)
    {
        await Auth.SignOutEverywhereAsync(cancellationToken).ConfigureAwait(false);
        await _session.ForgetAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Problems, then retries, the device token and the access token, around a connection.</summary>
    internal static HttpMessageHandler Chain(HttpMessageHandler connection, ITokenStore tokens, TokenSession session, QeyafaClientOptions options) => new ProblemHandler
    {
        InnerHandler = new RetryHandler(options) { InnerHandler = new DeviceHandler(tokens) { InnerHandler = new TokenHandler(session) { InnerHandler = connection } } },
    };

    private static async Task<Challenge> ChallengeAsync(Task<SignedIn> answer)
    {
        try
        {
            await answer.ConfigureAwait(false);
        }
        catch (QeyafaApiException<Challenge> sent)
        {
            return sent.Result;
        }

        throw new InvalidOperationException("The server answered a telephone number with tokens.");
    }

    private async Task<User> KeepAsync(SignedIn signedIn)
    {
        await _session.KeepAsync(signedIn.Tokens, CancellationToken.None).ConfigureAwait(false);
        return signedIn.User;
    }
}
