import { answerOf } from "./answers.js";
import type { CallOptions, Client } from "./client.js";
import { authRegister, authSignIn, authSignOut, authSignOutEverywhere, authVerifyOtp, type AuthVerifyOtpParameters } from "./generated/auth.js";
import type { Challenge, RegisterBody, SignedIn, SignInBody } from "./generated/types.js";

/** Whether somebody is signed in now, rather than asked for a code. */
export function isSignedIn(answer: SignedIn | Challenge): answer is SignedIn {
  return "tokens" in answer;
}

/** Signs in by email or username and password; the client keeps the tokens. By `phone_number` a code is sent: go on with `verifyCode`. */
export function signIn(client: Client, body: SignInBody & { password: string }, options?: CallOptions): Promise<SignedIn>;
export function signIn(client: Client, body: SignInBody, options?: CallOptions): Promise<SignedIn | Challenge>;
export async function signIn(client: Client, body: SignInBody, options?: CallOptions): Promise<SignedIn | Challenge> {
  return kept(client, await authSignIn(client, { body, deviceToken: client.session.deviceToken }, options));
}

/** Makes an account. By email the client is signed in with it, unless addresses must be verified first; by telephone number a code is sent. */
export async function register(client: Client, body: RegisterBody, options?: CallOptions): Promise<SignedIn | Challenge> {
  return kept(client, await authRegister(client, { body }, options));
}

/** Signs in with the code that was sent to a telephone; give the challenge's id with it. */
export async function verifyCode(client: Client, body: AuthVerifyOtpParameters["body"], options?: CallOptions): Promise<SignedIn> {
  return kept(client, await authVerifyOtp(client, { body }, options));
}

/** Ends the session. The tokens are forgotten even where the API cannot be reached, and then the call rejects. */
export async function signOut(client: Client, options?: CallOptions): Promise<void> {
  const refreshToken = client.session.refreshToken;
  try {
    if (refreshToken) await authSignOut(client, { body: { refresh_token: refreshToken } }, options);
  } finally {
    await client.session.forget();
  }
}

/** Ends every session of the account, on all devices. */
export async function signOutEverywhere(client: Client, options?: CallOptions): Promise<void> {
  await authSignOutEverywhere(client, options);
  await client.session.forget();
}

async function kept<T extends SignedIn | Challenge>(client: Client, answer: T): Promise<T> {
  // An address that must be verified first is answered without a body.
  if (answer && isSignedIn(answer)) await client.session.accept(answer.tokens, answer.user.id, answerOf(answer)?.headers.get("Device-Token"));
  return answer;
}
