import { announce } from "./announce.js";

for (const block of document.querySelectorAll(".code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", () => copy(block.querySelector("code"), button));
  block.append(button);
}

async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
    announce("Copied.");
  } catch {
    // Without the right to write to it, what is selected can be copied by hand.
    getSelection().selectAllChildren(code);
    button.textContent = "Selected";
    announce("The code is selected: copy it with the keyboard.");
  }
  setTimeout(() => (button.textContent = "Copy"), 2000);
}
