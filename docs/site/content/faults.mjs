/** What is wrong with the sources, all of it at once. */
export class Faults extends Error {
  constructor(messages) {
    super(messages.join("\n"));
    this.name = "Faults";
  }
}

/** Gathers faults while the site is made, so that one build tells all of them. */
export class FaultList {
  #messages = [];

  /** Notes a fault of a source, such as `docs/guides/profile.md`. */
  add(source, message) {
    this.#messages.push(`${source}: ${message}`);
  }

  /** Ends the build if anything was noted. */
  throwIfAny() {
    if (this.#messages.length > 0) throw new Faults([...new Set(this.#messages)]);
  }
}
