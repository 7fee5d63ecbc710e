const kinds = { page: 3, section: 1, operation: 2, problem: 2, schema: 0 };

/** The entries of the index that have every word of what is asked, the nearest first. */
export function find(index, asked) {
  const words = normal(asked).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = [];
  for (const entry of index) {
    const score = scoreOf(entry, words);
    if (score > 0) found.push({ entry, score });
  }
  return found.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}

function scoreOf([title, place, , kind, more], words) {
  const [inTitle, elsewhere] = [normal(title), normal(`${place} ${more}`)];
  let score = whole(inTitle, elsewhere, words.join(" "));
  for (const word of words) {
    const of = Math.max(weight(inTitle, word) * 3, weight(elsewhere, word));
    if (of === 0) return 0;
    score += of;
  }
  return score + kinds[kind];
}

// What is asked for by its very name comes first, whether that is the title, a path or an identifier.
function whole(title, elsewhere, asked) {
  if (title === asked) return 30;
  return ` ${elsewhere} `.includes(` ${asked} `) ? 15 : 0;
}

// A word's beginning counts more than its middle.
function weight(text, word) {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  return at === 0 ? 5 : text.includes(` ${word}`) || text.includes(`/${word}`) ? 4 : 1;
}

const normal = (text) => text.toLowerCase().replaceAll("_", " ").trim();
