const elsewhere = /^(https?:|mailto:)/;
const guide = /^(?:\.\/)?([a-z0-9-]+)\.md(#.+)?$/;

// What the API itself serves, beside the documentation.
const own = new Set(["/", "/app/", "/app", "/docs", "/swagger", "/swagger/", "/openapi/v1.json", "/problems", "/pages.css"]);

/** Where links lead, and whether they do. */
export class Links {
  #reference;
  #faults;

  constructor(reference, faults) {
    this.#reference = reference;
    this.#faults = faults;
  }

  /** The address of a link in a guide. */
  address(target, source) {
    if (target.startsWith("operation:")) return this.#operation(decodeURI(target.slice("operation:".length)), source);
    if (target.startsWith("problem:")) return this.#problem(decodeURI(target.slice("problem:".length)), source);
    const [, slug, hash = ""] = guide.exec(target) ?? [];
    if (slug) return `/docs/${slug}/${hash}`;
    if (!elsewhere.test(target) && !/^[/#]/.test(target)) this.#faults.add(source, `the link to “${target}” leads out of the guides.`);
    return target;
  }

  /** Notes every link of the pages that leads nowhere. */
  check(pages) {
    const ids = new Map(pages.map((page) => [page.path, new Set([...page.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))]));
    for (const page of pages) {
      for (const [, href] of page.html.matchAll(/<a\s[^>]*href="([^"]+)"/g)) {
        if (!elsewhere.test(href) && !this.#leads(href, page, ids)) this.#faults.add(page.source, `the link to “${href}” leads nowhere.`);
      }
    }
  }

  #leads(href, page, ids) {
    const [target, hash] = href.split("#");
    const path = target || page.path;
    if (ids.has(path)) return hash === undefined || ids.get(path).has(decodeURI(hash));
    if (path.startsWith("/problems/")) return this.#reference.problems.has(path.slice("/problems/".length));
    return own.has(path) || this.#reference.paths.has(path);
  }

  #operation(id, source) {
    const operation = this.#reference.operations.get(id);
    if (!operation) this.#faults.add(source, `there is no operation “${id}”.`);
    return operation?.address ?? "";
  }

  #problem(code, source) {
    if (!this.#reference.problems.has(code)) this.#faults.add(source, `there is no problem code “${code}”.`);
    return `/problems/${code}`;
  }
}
