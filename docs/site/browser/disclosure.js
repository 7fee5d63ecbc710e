for (const button of document.querySelectorAll(".disclosure")) {
  const part = document.getElementById(button.getAttribute("aria-controls"));
  const open = (is) => {
    button.setAttribute("aria-expanded", String(is));
    part.classList.toggle("is-open", is);
  };
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") === "false"));
  part.addEventListener("click", (event) => {
    if (event.target.closest("a")) open(false);
  });
  for (const one of [button, part]) {
    one.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return;
      open(false);
      button.focus();
    });
  }
}
