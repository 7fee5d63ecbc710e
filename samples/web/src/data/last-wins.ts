/**
 * Stores one value after the other; of those that come while one is being stored only the last is. So the last one given is the last one stored.
 * @param store Stores a value; it must not fail.
 */
export function lastWins<T>(store: (value: T) => Promise<void>): (value: T) => void {
  let waiting: { readonly value: T } | undefined;
  let isStoring = false;
  async function storeAll() {
    isStoring = true;
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      await store(value);
    }
    isStoring = false;
  }
  return (value) => {
    waiting = { value };
    if (!isStoring) void storeAll();
  };
}
