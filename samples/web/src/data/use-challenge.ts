import { isProblem, type Challenge } from "@qeyafa/client";
import { useState } from "react";
import { useAction, type Action } from "./use-action";

/** After so many wrong tries the API takes a code no more. */
const tries = 5;

/** A code that was sent, and what is left to be done with it. */
export interface SentCode {
  readonly challenge: Challenge;
  /** How many wrong tries it still takes. */
  readonly triesLeft: number;
  /** Sends another one. */
  readonly again: Action<[]>;
  /** To be told of each try that failed. */
  failed(error: unknown): void;
}

/** Keeps a code's challenge; `send` asks for another one. */
export function useChallenge(first: Challenge, send: (before: Challenge) => Promise<Challenge>): SentCode {
  const [challenge, setChallenge] = useState(first);
  const [triesLeft, setTriesLeft] = useState(tries);
  const again = useAction(async () => {
    setChallenge(await send(challenge));
    setTriesLeft(tries);
  });
  const failed = (error: unknown) => {
    if (isProblem(error, "invalid_code")) setTriesLeft((before) => Math.max(0, before - 1));
  };
  return { challenge, triesLeft, again, failed };
}
