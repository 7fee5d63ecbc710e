// What the set-up of an example in TypeScript can ask for, and what it is checked with.
import {
  authRegister, bodyStorePicture, Client, clothingAdd, clothingStorePicture, memoryStore, outboxList, register, type Body, type Garment, type SignedIn, type User,
} from "@qeyafa/client";

declare const snippetPlace: {
  address: string;
  administratorToken: string;
  picture(name: string): Promise<Uint8Array<ArrayBuffer>>;
};

/** Where the API is. */
export const baseUrl = snippetPlace.address;

/** The person's email address. */
export const email = addressOfSomebody();

/** The password of the person, and of every other one. */
export const password = "correct horse battery staple";

/** How long a call may take: the machine may be busy. */
const timeout = 120_000;

/** Signed in as the person. */
export const client = new Client({ baseUrl, timeout });

/** The person's account. */
export const user: User = ((await register(client, { name: "Maya", email, password })) as SignedIn).user;

/** The person's id. */
export const userId = user.id;

/** Somebody else, registered and signed in. */
export async function anotherPerson(role: "customer" | "contractor" | "society" = "customer"): Promise<{ client: Client; user: User; userId: string }> {
  const theirs = new Client({ baseUrl, timeout });
  const made = (await authRegister(theirs, { body: { name: "Noor", email: addressOfSomebody(), password, role } })) as SignedIn;
  await theirs.session.accept(made.tokens, made.user.id);
  return { client: theirs, user: made.user, userId: made.user.id };
}

/** A client that is signed in as an administrator. */
export function administrator(): Client {
  return new Client({ baseUrl, timeout, store: memoryStore({ access_token: snippetPlace.administratorToken, expires_at: Number.MAX_SAFE_INTEGER }) });
}

/** One of the demonstration's pictures, such as `garment-dress.jpg`. */
export async function picture(name: string): Promise<File> {
  return new File([await snippetPlace.picture(name)], name, { type: "image/jpeg" });
}

/** What a try-on needs, with pictures: the person's body record and a garment. */
export async function bodyAndGarment(): Promise<{ body: Body; garment: Garment }> {
  const body = await bodyStorePicture(client, { image: await picture("person-amal-front.jpg") });
  const { id } = await clothingAdd(client, { body: { name: "Purple dress", category: "dress" } });
  return { body, garment: await clothingStorePicture(client, { id, image: await picture("garment-dress.jpg") }) };
}

/** The newest code that was sent to an address or a telephone number. */
export async function codeFor(to: string): Promise<string> {
  const { items } = await outboxList(client, { to });
  const code = items[0]?.text.match(/\b\d{6}\b/)?.[0];
  if (!code) throw new Error(`Nothing with a code was sent to ${to}.`);
  return code;
}

/** Fails unless both are the same, as JSON. */
export function equal<T>(actual: T, expected: T): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`It is ${is}, and not ${should}.`);
}

/** Fails unless the condition holds. */
export function ok(condition: unknown, what = "It does not hold."): asserts condition {
  if (!condition) throw new Error(what);
}

function addressOfSomebody(): string {
  return `${crypto.randomUUID()}@example.com`;
}
