/** What the search knows: every page and heading as [title, where it is, address, kind, further words]. */
export function searchIndex(pages) {
  return pages.flatMap((page) => [
    [page.title, page.section, page.path, "page", page.summary],
    ...page.headings.map(({ text, id, kind = "section", words = "" }) => [text, page.title, `${page.path}#${id}`, kind, words]),
  ]);
}
