import { createStore } from "./store";
import type { Language } from "./words";

/** In which colours; `auto` is what the system asks for. */
export type Theme = "auto" | "light" | "dark";

const themeKey = "finetune.theme";
const languageKey = "finetune.language";

/** A browser may keep nothing for a page: then what was chosen holds until it is closed. */
function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds for this page.
  }
}

function firstTheme(): Theme {
  const theme = kept(themeKey);
  return theme === "light" || theme === "dark" ? theme : "auto";
}

function firstLanguage(): Language {
  const language = kept(languageKey) ?? navigator.language;
  return language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/** The theme that was chosen. */
export const theme = createStore<Theme>(firstTheme());

/** The language that is shown. */
export const language = createStore<Language>(firstLanguage());

/** Puts both on the document, where the style sheet and screen readers look for them. */
export function applyPreferences(): void {
  const isDark = theme.get() === "dark" || (theme.get() === "auto" && systemIsDark.matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  document.documentElement.lang = language.get() === "zh" ? "zh-CN" : "en";
}

/** Follows the system where nothing else was chosen. */
export function followSystem(): void {
  systemIsDark.addEventListener("change", applyPreferences);
}

/** Takes a theme and keeps it. */
export function chooseTheme(chosen: Theme): void {
  keep(themeKey, chosen);
  theme.set(chosen);
  applyPreferences();
}

/** Takes a language and keeps it. */
export function chooseLanguage(chosen: Language): void {
  keep(languageKey, chosen);
  language.set(chosen);
  applyPreferences();
}
