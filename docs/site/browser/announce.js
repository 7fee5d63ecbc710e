const place = document.getElementById("announcement");

/** Says something to who listens to the page. */
export function announce(text) {
  place.textContent = text;
}
