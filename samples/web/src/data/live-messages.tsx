import { messagesSend, messageStream, type Message, type MessageStreamOptions } from "@qeyafa/client";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { client } from "../client";
import { Outbox, type Letter } from "./outbox";
import { onRecovery } from "./recovery";
import { useSession } from "./session";
import { refreshUnread } from "./unread";

/** How the one stream of messages is: it stands, is made, is made again after a loss, or the device is offline. */
export type LiveState = "open" | "connecting" | "again" | "offline";

type Listener = (message: Message) => void;

interface Live {
  readonly state: LiveState;
  /** Grows whenever something may have changed unseen: read again then. */
  readonly round: number;
  readonly outbox: Outbox;
  listen(listener: Listener): () => void;
}

const Context = createContext<Live | undefined>(undefined);

/** After a refusal for good, such as by an API that is being replaced. */
const refusedFor = 30_000;

/** Follows one's messages for the whole page, and sends them; above all screens of somebody who is signed in. */
export function LiveMessages({ userId, children }: { userId: string; children: ReactNode }) {
  const isOnline = useOnline();
  const [isOpen, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const listeners = useRef(new Set<Listener>());
  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const tell = useCallback((message: Message) => listeners.current.forEach((listener) => listener(message)), []);
  const outbox = useMemo(() => new Outbox((letter) => messagesSend(client, parametersOf(letter)), tell), [userId, tell]);
  const readAgain = useCallback(() => {
    setRound((before) => before + 1);
    void refreshUnread();
  }, []);
  const receive = useCallback((message: Message) => {
    if (message.sender_id === userId) outbox.arrived(message);
    else void refreshUnread();
    tell(message);
  }, [userId, outbox, tell]);

  useStream(isOnline, receive, setOpen, readAgain);
  useReturn(readAgain);
  useUnsentWarning(outbox);

  const wasOpen = useRef(false);
  wasOpen.current ||= isOpen;
  const state: LiveState = !isOnline ? "offline" : isOpen ? "open" : wasOpen.current ? "again" : "connecting";
  const live = useMemo<Live>(() => ({ state, round, outbox, listen }), [state, round, outbox, listen]);
  return <Context value={live}>{children}</Context>;
}

function useStream(isOnline: boolean, receive: Listener, setOpen: (open: boolean) => void, readAgain: () => void) {
  const { signedIn } = useSession();
  const [attempt, setAttempt] = useState(0);
  const lastId = useRef<string>(undefined);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(() => {
    if (!signedIn || !isOnline) return;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const options: MessageStreamOptions = {
      signal,
      onGap: readAgain,
      onState(state) {
        setOpen(state === "open");
        if (state === "open") readAgain(); // What was deleted or read meanwhile does not come by the stream.
      },
    };
    if (lastId.current) options.after = lastId.current;
    const follow = async () => {
      for await (const message of messageStream(client, options)) {
        lastId.current = message.id;
        receive(message);
      }
    };
    follow().catch(() => {
      if (signal.aborted) return;
      setOpen(false);
      timer = setTimeout(again, refusedFor);
    });
    return () => {
      controller.abort();
      clearTimeout(timer);
      setOpen(false);
    };
  }, [signedIn, isOnline, attempt, receive, setOpen, readAgain, again]);
  // At once, rather than when the stream's own wait is over.
  useEffect(() => onRecovery(again), [again]);
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener("online", listener);
      addEventListener("offline", listener);
      return () => {
        removeEventListener("online", listener);
        removeEventListener("offline", listener);
      };
    },
    () => navigator.onLine,
  );
}

/** Calls back when the page is seen again. */
function useReturn(back: () => void) {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") back();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [back]);
}

/** Has the browser ask before a page is left in which something was not sent. */
function useUnsentWarning(outbox: Outbox) {
  const isUnsent = useSyncExternalStore(outbox.subscribe, () => outbox.letters().length > 0);
  useEffect(() => {
    if (!isUnsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isUnsent]);
}

export function useLive(): Live {
  const live = use(Context);
  if (!live) throw new Error("There is no LiveMessages above.");
  return live;
}

/** Calls back with each message that is sent or received, while the component is there. */
export function useMessages(listener: Listener): void {
  const { listen } = useLive();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen((message) => latest.current(message)), [listen]);
}

/** What was written in a conversation and is not known to be stored. */
export function useLetters(conversationId: string): readonly Letter[] {
  const { outbox } = useLive();
  const letters = useSyncExternalStore(outbox.subscribe, outbox.letters);
  return useMemo(() => letters.filter((letter) => letter.conversationId === conversationId && !letter.storedAs), [letters, conversationId]);
}

function parametersOf({ key, recipientId, conversationId, content }: Letter) {
  return { idempotencyKey: key, body: { recipient_id: recipientId, conversation_id: conversationId, content } };
}
