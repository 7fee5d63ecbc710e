import { useRef } from "react";
import { newKey } from "./new-key";

/** Gives the same request the same idempotency key, however often it is sent from this screen, so that it is carried out once. */
export function useKey(): (request: object | string) => string {
  const last = useRef({ request: "", key: "" });
  return (request) => {
    const text = JSON.stringify(request);
    if (last.current.request !== text) last.current = { request: text, key: newKey() };
    return last.current.key;
  };
}
