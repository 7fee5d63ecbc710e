import { ProblemError, type Message } from "@qeyafa/client";
import { newKey } from "./new-key";

/** A message that was written, and is not known to be stored yet. */
export interface Letter {
  /** Its idempotency key: however often it is sent, it is stored once. */
  readonly key: string;
  readonly conversationId: string;
  readonly recipientId: string;
  readonly content: string;
  readonly writtenAt: string;
  readonly state: "waiting" | "sending" | "failed";
  readonly error: unknown;
  /** The stored message that it seems to be, which came before the answer to sending it. */
  readonly storedAs: string | undefined;
}

type Send = (letter: Letter) => Promise<Message>;

/** Sends messages, one after the other in each conversation, and keeps those that failed until they are sent again or discarded. */
export class Outbox {
  #letters: readonly Letter[] = [];
  readonly #send: Send;
  readonly #onSent: (message: Message) => void;
  readonly #listeners = new Set<() => void>();
  readonly #answered = new Set<string>();

  constructor(send: Send, onSent: (message: Message) => void) {
    this.#send = send;
    this.#onSent = onSent;
  }

  /** All letters, the oldest first; a new list with each change. */
  readonly letters = (): readonly Letter[] => this.#letters;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sends a text. */
  write(conversationId: string, recipientId: string, content: string): void {
    const letter = { conversationId, recipientId, content, writtenAt: new Date().toISOString() };
    this.#become([...this.#letters, { ...letter, key: newKey(), state: "waiting", error: undefined, storedAs: undefined }]);
    void this.#next(conversationId);
  }

  /** Sends again what failed. */
  again(key: string): void {
    const letter = this.#letters.find((one) => one.key === key && one.state === "failed");
    if (!letter) return;
    this.#change(key, { state: "waiting", error: undefined });
    void this.#next(letter.conversationId);
  }

  /** Forgets what failed. */
  discard(key: string): void {
    this.#become(this.#letters.filter((letter) => letter.key !== key || letter.state !== "failed"));
  }

  /** Takes note of a message of one's own that came another way than by the answer to sending it. */
  arrived(message: Message): void {
    if (this.#answered.has(message.id) || this.#letters.some((letter) => letter.storedAs === message.id)) return;
    const letter = this.#letters.find((one) => one.conversationId === message.conversation_id && one.content === message.content && one.state !== "waiting" && !one.storedAs);
    if (letter?.state === "sending") this.#change(letter.key, { storedAs: message.id });
    else if (letter) this.discard(letter.key);
  }

  async #next(conversationId: string): Promise<void> {
    const own = this.#letters.filter((letter) => letter.conversationId === conversationId);
    const letter = own.find(({ state }) => state === "waiting");
    if (!letter || own.some(({ state }) => state === "sending")) return;
    this.#change(letter.key, { state: "sending" });
    try {
      const message = await this.#send(letter);
      this.#answered.add(message.id);
      // Together, so that it is neither missing nor shown twice in between.
      this.#onSent(message);
      this.#become(this.#letters.filter(({ key }) => key !== letter.key));
    } catch (error) {
      this.#failed(letter.key, error);
    }
    await this.#next(conversationId);
  }

  #failed(key: string, error: unknown): void {
    const isRefused = error instanceof ProblemError && error.status < 500;
    const isStored = this.#letters.find((letter) => letter.key === key)?.storedAs !== undefined;
    if (isStored && !isRefused) this.#become(this.#letters.filter((letter) => letter.key !== key));
    else this.#change(key, { state: "failed", error, storedAs: undefined });
  }

  #change(key: string, change: Partial<Letter>): void {
    this.#become(this.#letters.map((letter) => (letter.key === key ? { ...letter, ...change } : letter)));
  }

  #become(letters: readonly Letter[]): void {
    this.#letters = letters;
    for (const listener of [...this.#listeners]) listener();
  }
}
