import { useEffect, useState } from "react";

/**
 * The seconds that are left, whole, down to 0.
 * @param seconds How many there are at first.
 * @param start Begins anew when it changes.
 */
export function useCountdown(seconds: number, start: unknown): number {
  const [left, setLeft] = useState(Math.ceil(seconds));
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const tick = () => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [seconds, start]);
  return left;
}
