// Before anything is drawn: the colours and the language of the examples that were chosen, and that scripts run.
import { choice } from "./choice.js";

const root = document.documentElement;
root.classList.add("scripted");
const colours = choice("colours");
if (colours === "light" || colours === "dark") root.dataset.theme = colours;
root.dataset.language = choice("language") ?? "curl";
