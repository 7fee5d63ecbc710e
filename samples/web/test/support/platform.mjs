/** What modules of the page expect of a browser, in Node: answers the events' target, and whether the browser takes itself for connected. */
export function platform() {
  const page = new EventTarget();
  const kept = new Map();
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
  Object.defineProperty(globalThis, "localStorage", {
    value: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) },
    configurable: true,
  });
  return page;
}
