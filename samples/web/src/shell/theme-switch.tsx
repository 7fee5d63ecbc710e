import { useRemembered } from "../data/remembered";
import { theme, themes, type Theme } from "../data/theme";
import { useText } from "../i18n/language";

export function ThemeSwitch() {
  const t = useText("shell");
  const chosen = useRemembered(theme);
  return (
    <label className="switch">
      <span className="switch-label">{t.theme}</span>
      <select value={chosen} onChange={(event) => theme.set(event.target.value as Theme)}>
        {themes.map((name) => <option key={name} value={name}>{t.themes[name]}</option>)}
      </select>
    </label>
  );
}
