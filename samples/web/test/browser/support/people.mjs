import { randomInt } from "node:crypto";
import { origin, q } from "./api.mjs";

export const password = "correct horse battery staple";

/** How long a call may take: the machine may be busy. */
const timeout = 120_000;

export const newEmail = () => `${crypto.randomUUID()}@example.com`;
export const newPhoneNumber = () => `+1212${randomInt(2_000_000, 9_999_999)}`;

/** Somebody new, registered and signed in with a client of their own. */
export async function person(name = "Maya") {
  const store = q.memoryStore();
  const client = new q.Client({ baseUrl: origin, timeout, store });
  const email = newEmail();
  const { user } = await q.register(client, { email, password, name });
  return { client, store, email, name, id: user.id };
}

/** Somebody new who has a telephone number and no password. */
export async function telephonePerson(name = "Tariq") {
  const client = new q.Client({ baseUrl: origin, timeout });
  const phone = newPhoneNumber();
  const challenge = await q.register(client, { phone_number: phone, name });
  await q.verifyCode(client, { phone_number: phone, code: await newestCode(phone), challenge_id: challenge.challenge_id });
  return { client, phone, name };
}

/** The code of the newest message that went out to an address or number. */
export async function newestCode(to) {
  const { items } = await q.outboxList(new q.Client({ baseUrl: origin, timeout }), { to });
  return items[0].text.match(/\b\d{6}\b/)[0];
}
