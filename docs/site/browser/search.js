import { announce } from "./announce.js";
import { find } from "./matching.js";

const most = 12;
const names = { page: "Page", section: "Section", operation: "Operation", schema: "Schema", problem: "Problem code" };
const form = document.querySelector(".search");
const input = document.getElementById("search");
const list = document.getElementById("search-results");
let index;
let active = -1;

const load = () => (index ??= fetch(form.dataset.index).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)))));

input.addEventListener("focus", () => load().catch(forget));
input.addEventListener("input", show);
input.addEventListener("keydown", steer);
input.addEventListener("blur", () => setTimeout(() => form.contains(document.activeElement) || close(), 150));
form.addEventListener("submit", (event) => event.preventDefault());
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  input.focus();
  input.select();
});

async function show() {
  const asked = input.value;
  try {
    const found = find(await load(), asked);
    if (asked === input.value) draw(found, asked);
  } catch {
    forget();
    note("The search could not be loaded. Type on to try again.");
  }
}

function forget() {
  index = undefined;
}

function draw(found, asked) {
  if (!asked.trim()) return close();
  if (found.length === 0) return note(`Nothing is called “${asked.trim()}”.`);
  list.replaceChildren(...found.slice(0, most).map(option));
  open();
  mark(0);
  announce(found.length > most ? `${most} of ${found.length} results.` : `${found.length} ${found.length === 1 ? "result" : "results"}.`);
}

function option([title, place, address, kind], at) {
  const item = document.createElement("li");
  item.id = `search-result-${at}`;
  item.setAttribute("role", "option");
  item.dataset.address = address;
  item.append(part("search-title", title), part("search-place", [names[kind], kind === "page" ? "" : place].filter(Boolean).join(" · ")));
  return item;
}

function part(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

function note(text) {
  const item = part("search-none", text);
  const holder = document.createElement("li");
  holder.setAttribute("role", "option");
  holder.setAttribute("aria-disabled", "true");
  holder.append(item);
  list.replaceChildren(holder);
  open();
  mark(-1);
  announce(text);
}

function steer(event) {
  const count = list.querySelectorAll("[data-address]").length;
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  } else if (event.key === "Enter") {
    go(list.children[active]);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
    event.preventDefault();
    if (list.hidden) open();
    else mark((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  }
}

function mark(at) {
  active = at;
  [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
  if (at < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", list.children[at].id);
  list.children[at]?.scrollIntoView({ block: "nearest" });
}

function open() {
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

function close() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function go(item) {
  if (!item?.dataset.address) return;
  close();
  location.assign(item.dataset.address);
}
