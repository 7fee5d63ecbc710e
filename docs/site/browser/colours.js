import { choice, choose } from "./choice.js";

const select = document.getElementById("colours");
select.value = choice("colours") ?? "system";
select.addEventListener("change", () => {
  choose("colours", select.value);
  if (select.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = select.value;
});
