/**
 * Which language and which colours: the address says (`?lang=&theme=`, for this visit only), else what the person chose
 * here before, else the device.
 */
import type { ThemeChoice } from "../ui/person-menu.tsx";
import type { Lang } from "../words/pair.ts";

export interface Preferences {
  readonly lang: Lang;
  readonly theme: ThemeChoice;
  readonly singleKeys: boolean;
}

interface Sources {
  readonly search: string;
  readonly kept: (name: string) => string | null;
  readonly deviceLanguages: readonly string[];
}

const LANG_KEY = "noroshi-lang";
const THEME_KEY = "noroshi-theme";
const KEYS_KEY = "noroshi-single-keys";

const asLang = (text: string | null): Lang | null => (text === "ja" || text === "en" ? text : null);
const asTheme = (text: string | null): ThemeChoice | null =>
  text === "light" || text === "dark" || text === "system" ? text : null;

/** Reads the three sources in their order. */
export function choosePreferences({ search, kept, deviceLanguages }: Sources): Preferences {
  const asked = new URLSearchParams(search);
  const device: Lang = deviceLanguages.some((l) => l.toLowerCase().startsWith("ja")) ? "ja" : "en";
  return {
    lang: asLang(asked.get("lang")) ?? asLang(kept(LANG_KEY)) ?? device,
    theme: asTheme(asked.get("theme")) ?? asTheme(kept(THEME_KEY)) ?? "system",
    singleKeys: kept(KEYS_KEY) !== "off",
  };
}

/** Keeps a choice for the next visit; a browser that keeps nothing is no error. */
export function keep(choice: Partial<Preferences>): void {
  try {
    if (choice.lang) localStorage.setItem(LANG_KEY, choice.lang);
    if (choice.theme) localStorage.setItem(THEME_KEY, choice.theme);
    if (choice.singleKeys !== undefined) localStorage.setItem(KEYS_KEY, choice.singleKeys ? "on" : "off");
  } catch {
    // Private windows and full stores: the choice holds for this visit.
  }
}

/** What this browser says now. */
export function currentPreferences(): Preferences {
  const kept = (name: string): string | null => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  return choosePreferences({ search: location.search, kept, deviceLanguages: navigator.languages });
}
