import MarkdownIt from "markdown-it";
import { codeBlock, isKnown } from "./code.mjs";
import { escape, html, raw } from "./html.mjs";
import { Slugs } from "./slugs.mjs";

const textOf = (inline) => inline.children.map((token) => (token.type === "softbreak" ? " " : token.content)).join("");

/**
 * Makes what renders Markdown.
 * @param faults where faults are noted
 * @param link answers the address of a link, or null for none
 * @param image answers the address of a picture
 * @param snippet answers an example's tabs
 */
export function createMarkdown({ faults, link, image, snippet }) {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  const { rules } = markdown.renderer;
  markdown.block.ruler.before("fence", "comment", comment, { alt: ["paragraph", "list"] });
  markdown.block.ruler.before("fence", "snippet", snippetLine, { alt: ["paragraph", "list"] });
  markdown.core.ruler.push("links", (state) => resolve(state, link, image));

  rules.snippet = (tokens, index, _, env) => String(snippet(tokens[index].content, `example-${(env.examples = (env.examples ?? 0) + 1)}`, env.source));
  rules.fence = rules.code_block = (tokens, index, _, env) => {
    const language = tokens[index].info.trim().split(/\s/)[0];
    if (!isKnown(language)) faults.add(env.source, `the language “${language}” of a block of code is not known.`);
    return String(codeBlock(tokens[index].content.replace(/\n$/, ""), isKnown(language) ? language : ""));
  };
  rules.table_open = () => '<div class="table" tabindex="0"><table>';
  rules.table_close = () => "</table></div>";
  for (const cell of ["th_open", "td_open"]) {
    rules[cell] = (tokens, index, options, _, renderer) => {
      const token = tokens[index];
      const side = /right|center/.exec(token.attrGet("style") ?? "")?.[0];
      token.attrs = side ? [["class", `cell-${side}`]] : null;
      return renderer.renderToken(tokens, index, options);
    };
  }
  rules.heading_open = (tokens, index) => {
    const { tag, meta } = tokens[index];
    return meta ? `<div class="heading heading-${tag}"><${tag} id="${escape(meta.id)}">` : `<${tag}>`;
  };
  rules.heading_close = (tokens, index) => {
    const { tag, meta } = tokens[index - 2];
    return meta ? `</${tag}>${anchor(meta.id, meta.text)}</div>` : `</${tag}>`;
  };
  return {
    /** The document's title (its first heading), what stands first in it, its headings, and the rest as HTML. */
    document(text, source) {
      const env = { source };
      const tokens = markdown.parse(text, env);
      const title = takeTitle(tokens, source, faults);
      const headings = nameHeadings(tokens);
      const first = tokens.findIndex((token) => token.type === "paragraph_open" && token.level === 0);
      const summary = first < 0 ? "" : textOf(tokens[first + 1]);
      return { title, summary, headings, body: raw(markdown.renderer.render(tokens, markdown.options, env)) };
    },
    /** A text of paragraphs as HTML. */
    block: (text, source) => raw(markdown.render(text, { source })),
    /** A text within a line as HTML. */
    inline: (text, source) => raw(markdown.renderInline(text, { source })),
  };
}

/** The link of a heading to itself. */
export const anchor = (id, text) => html`<a class="anchor" href="#${id}" aria-label="Link to “${text}”">#</a>`;

function takeTitle(tokens, source, faults) {
  const at = tokens.findIndex((token) => token.type === "heading_open");
  if (at < 0 || tokens[at].tag !== "h1") {
    faults.add(source, "the first heading must be the title, “# …”.");
    return "";
  }
  return textOf(tokens.splice(at, 3)[1]);
}

function nameHeadings(tokens) {
  const slugs = new Slugs();
  const headings = [];
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const text = textOf(tokens[index + 1]);
    token.meta = { id: slugs.of(text), text };
    headings.push({ level: Number(token.tag[1]), ...token.meta });
  });
  return headings;
}

function lineOf(state, line) {
  return state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
}

function snippetLine(state, start, _, silent) {
  const name = /^@snippet\s+(\S+)\s*$/.exec(lineOf(state, start))?.[1];
  if (!name) return false;
  if (!silent) {
    state.push("snippet", "", 0).content = name;
    state.line = start + 1;
  }
  return true;
}

// Comments are for who reads the source.
function comment(state, start, end, silent) {
  if (!lineOf(state, start).startsWith("<!--")) return false;
  let line = start;
  while (line < end && !lineOf(state, line).includes("-->")) line++;
  if (line === end) return false;
  if (!silent) state.line = line + 1;
  return true;
}

function resolve(state, link, image) {
  for (const { children } of state.tokens) {
    const open = [];
    for (const token of children ?? []) {
      if (token.type === "image") token.attrSet("src", image(token.attrGet("src"), state.env.source));
      if (token.type === "link_open") {
        open.push(token);
        const address = link(token.attrGet("href"), state.env.source);
        if (address === null) token.hidden = true;
        else token.attrSet("href", address);
      }
      if (token.type === "link_close") token.hidden = open.pop()?.hidden ?? false;
    }
  }
}
