import { announce } from "./announce.js";
import { choose } from "./choice.js";

const root = document.documentElement;
const tabs = [...document.querySelectorAll("[role=tab]")];

function show(language) {
  root.dataset.language = language;
  for (const tab of tabs) {
    const selected = tab.dataset.language === language;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
  }
}

/** Selects a language everywhere, and leaves the chosen tab where it was on the screen. */
function select(tab) {
  const before = tab.getBoundingClientRect().top;
  show(tab.dataset.language);
  choose("language", tab.dataset.language);
  scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
  announce(`Examples are shown for ${tab.textContent}.`);
}

function target(tab, key) {
  const list = [...tab.parentElement.children];
  const at = list.indexOf(tab);
  return { ArrowRight: list[(at + 1) % list.length], ArrowLeft: list.at(at - 1), Home: list[0], End: list.at(-1) }[key];
}

for (const tab of tabs) {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", (event) => {
    const next = target(tab, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    select(next);
  });
}

if (!tabs.some((tab) => tab.dataset.language === root.dataset.language)) root.dataset.language = "curl";
show(root.dataset.language);
