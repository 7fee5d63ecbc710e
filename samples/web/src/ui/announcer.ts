/** How soon a text is read out: when the reader is done with what it says, or at once. */
export type Urgency = "polite" | "assertive";

/** Long enough for a reader to notice an empty region before its text comes. */
const settle = 100;

/** Has a text read out to those who do not see the page change. Nothing is shown. */
export function announce(text: string, urgency: Urgency = "polite"): void {
  const region = regionOf(urgency);
  region.textContent = "";
  setTimeout(() => (region.textContent = text), settle);
}

// A modal dialog makes all else inert, live regions too: each has its own.
function regionOf(urgency: Urgency): HTMLElement {
  const host = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  const there = host.querySelector<HTMLElement>(`:scope > [data-announcer="${urgency}"]`);
  if (there) return there;
  const region = document.createElement("div");
  region.className = "visually-hidden";
  region.dataset.announcer = urgency;
  region.setAttribute("role", urgency === "assertive" ? "alert" : "status");
  host.append(region);
  return region;
}
