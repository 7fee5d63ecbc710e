import { q } from "./api.mjs";
import { person } from "./people.mjs";
import { picture } from "./pictures.mjs";

/** Somebody who has something on every screen, in the words that are given, and where those screens are. */
export async function furnished({ name, other, garment, brand, task, note, message }) {
  const [owner, friend] = [await person(name), await person(other)];
  const { client, id: userId } = owner;
  const recorded = (processed_at, chest, waist) =>
    q.measurementsRecord(client, { body: { measurements: { chest, waist, hips: 101 }, height: 171, weight: 64.2, unit: "cm", processed_at, note } });
  const dressed = async () => {
    const body = await q.bodyStorePicture(client, { image: await picture("person-clara-front") });
    const { id } = await q.clothingAdd(client, { body: { name: garment, category: "dress", brand } });
    await q.clothingStorePicture(client, { id, image: await picture("garment-dress") });
    const tryOn = await q.tryOnCreate(client, { body: { body_id: body.id, clothing_id: id } });
    for await (const state of q.followTryOn(client, tryOn.id)) tryOn.status = state.status;
    await q.favoritesPut(client, { tryonId: tryOn.id });
    return { garmentId: id, tryOnId: tryOn.id };
  };
  const talked = async () => {
    await q.messagesSend(friend.client, { body: { recipient_id: userId, content: message } });
    return q.messagesSend(client, { body: { recipient_id: friend.id, content: message } });
  };
  const [, record, { garmentId, tryOnId }, sent, made] = await Promise.all([
    recorded("2025-03-01T09:00:00Z", 96, 80),
    recorded("2025-06-01T09:00:00Z", 94, 79.8),
    dressed(),
    talked(),
    q.tasksCreate(client, { userId, body: { title: task, description: note } }),
    q.profilesPut(client, { userId, body: { date_of_birth: "1990-04-12", gender: null, preferences: { preferred_unit: "cm" } } }),
  ]);
  const screens = {
    home: "/",
    measurements: "/measurements", record: `/measurements/${record.id}`, "new-record": "/measurements/new", compare: "/measurements/compare",
    body: "/body", wardrobe: "/wardrobe", garment: `/wardrobe/${garmentId}`, "new-garment": "/wardrobe/new",
    "try-ons": "/try-on", "try-on": `/try-on/${tryOnId}`, "new-try-on": "/try-on/new", favourites: "/favorites",
    conversations: "/conversations", conversation: `/conversations/${sent.conversation_id}`, "new-conversation": "/conversations/new",
    tasks: "/tasks", task: `/tasks/${made.id}`, "new-task": "/tasks/new",
    profile: "/profile", account: "/account",
  };
  return { ...owner, friend, screens };
}

/** The screens of those who are not signed in. */
export const guestScreens = { "sign-in": "/sign-in", "sign-in-by-telephone": "/sign-in/phone", register: "/register", "register-by-telephone": "/register/phone", "forgotten-password": "/forgot-password" };
