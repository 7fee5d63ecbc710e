import { useRef } from "react";

/**
 * The key under which something is sent: the same for the same content, so that a person who sends it again after a lost answer does not record it twice.
 */
export function useRepeatKey(): (content: string) => string {
  const last = useRef({ content: "", key: "" });
  return (content) => {
    if (last.current.content !== content) last.current = { content, key: newKey() };
    return last.current.key;
  };
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
