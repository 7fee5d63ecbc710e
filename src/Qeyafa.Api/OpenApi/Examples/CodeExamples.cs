using Qeyafa.Api.Controllers.Auth;
using Qeyafa.Application.Auth.Codes;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of codes and what they are good for.</summary>
internal static class CodeExamples
{
    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(ChallengeDto), """{"challenge_id":"65f0c2a4e1b2c3d4e5f60718","expires_in":300,"resend_in":60}"""),
        new(typeof(VerifyOtpBody), """{"phone_number":"+2348012345678","code":"418203","challenge_id":"65f0c2a4e1b2c3d4e5f60718"}"""),
        new(typeof(ResendOtpBody), """{"phone_number":"+2348012345678","challenge_id":"65f0c2a4e1b2c3d4e5f60718"}"""),
        new(typeof(ForgotPasswordBody), """{"email":"amina@example.com"}"""),
        new(typeof(ResetPasswordBody), """{"email":"amina@example.com","code":"418203","new_password":"a horse of another colour","challenge_id":"65f0c2a4e1b2c3d4e5f60718"}"""),
        new(typeof(ChangePasswordBody), """{"current_password":"correct horse battery","new_password":"a horse of another colour"}"""),
        new(typeof(SendEmailCodeBody), """{"email":"amina@example.com"}"""),
        new(typeof(VerifyEmailBody), """{"code":"418203","email":"amina@example.com","challenge_id":"65f0c2a4e1b2c3d4e5f60718"}"""),
    ];
}
