import type { Client } from "./client.js";
import type { StreamOptions } from "./events.js";
import { messagesStream } from "./generated/messages.js";
import { tryOnFollow } from "./generated/tryon.js";
import type { Message, TryOn } from "./generated/types.js";
import { isProblem } from "./problem.js";

/** How messages are followed. */
export interface MessageStreamOptions extends StreamOptions {
  /** The id of the last message that is known: the stream begins after it. */
  after?: string;
}

/**
 * The messages that you send and are sent, as they come, over lost connections too: none is lost and none comes twice.
 * Begin to follow before you read the conversations, and read them again on `onGap`.
 */
export async function* messageStream(client: Client, options: MessageStreamOptions = {}): AsyncGenerator<Message, void, undefined> {
  let after = options.after;
  let missed = false;
  const onState: StreamOptions["onState"] = (state) => {
    if (state === "open" && missed) {
      missed = false;
      options.onGap?.(); // Not before it is open: what came between reading again and the opening would be missed.
    }
    options.onState?.(state);
  };
  for (;;) {
    try {
      for await (const event of messagesStream(client, { lastEventID: after }, { ...options, onState })) {
        if (event.event === "message") {
          const message = JSON.parse(event.data) as Message;
          after = message.id;
          yield message;
        }
      }
      return;
    } catch (error) {
      // The message to go on from was deleted long ago.
      if (after === undefined || !isProblem(error, "not_found")) throw error;
      after = undefined;
      missed = true;
    }
  }
}

/** The states of a try-on as it goes on, over lost connections too; it ends with the try-on's end. A state that lasted less than a second may be left out. */
export async function* followTryOn(client: Client, id: string, options: StreamOptions = {}): AsyncGenerator<TryOn, void, undefined> {
  for await (const event of tryOnFollow(client, { id }, options)) {
    if (event.event !== "status") continue;
    const tryOn = JSON.parse(event.data) as TryOn;
    yield tryOn;
    if (isOver(tryOn)) return;
  }
}

/** Whether a try-on has come to its end, whichever. */
export function isOver(tryOn: TryOn): boolean {
  return tryOn.status === "completed" || tryOn.status === "failed" || tryOn.status === "canceled";
}
