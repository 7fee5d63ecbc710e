import { languages, useLanguage, useText, type Language } from "../i18n/language";

export function LanguageSwitch() {
  const t = useText("shell");
  const { language, choose } = useLanguage();
  return (
    <label className="switch">
      <span className="switch-label">{t.language}</span>
      <select value={language} onChange={(event) => choose(event.target.value as Language)}>
        {Object.entries(languages).map(([tag, { name }]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
      </select>
    </label>
  );
}
