/** Makes headings' ids as GitHub does, so that links with anchors work in both places. */
export class Slugs {
  #taken = new Map();

  of(text) {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const before = this.#taken.get(slug) ?? 0;
    this.#taken.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  }
}
