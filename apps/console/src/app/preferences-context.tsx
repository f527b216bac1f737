/** Language, colours and keys as the person wants them, applied to the document and kept for the next visit. */
import { useColorScheme } from "@mantine/hooks";
import type { i18n as I18n } from "i18next";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { ThemeChoice } from "../ui/person-menu.tsx";
import type { Lang } from "../words/pair.ts";
import { keep, type Preferences } from "./preferences.ts";

interface Chosen extends Preferences {
  /** What the choice comes to on this device. */
  readonly shown: "light" | "dark";
  readonly setLang: (lang: Lang) => void;
  readonly setTheme: (theme: ThemeChoice) => void;
  readonly setSingleKeys: (on: boolean) => void;
}

const PreferencesContext = createContext<Chosen | null>(null);

export function usePreferences(): Chosen {
  const chosen = useContext(PreferencesContext);
  if (!chosen) throw new Error("usePreferences outside of PreferencesProvider");
  return chosen;
}

interface Props {
  readonly first: Preferences;
  readonly i18n: I18n;
  readonly children: ReactNode;
}

export function PreferencesProvider({ first, i18n, children }: Props) {
  const [chosen, setChosen] = useState<Preferences>(first);
  const device = useColorScheme("light", { getInitialValueInEffect: false });
  const shown = chosen.theme === "system" ? device : chosen.theme;
  useEffect(() => {
    document.documentElement.lang = chosen.lang;
    document.documentElement.dataset["theme"] = shown;
    void i18n.changeLanguage(chosen.lang);
  }, [chosen.lang, shown, i18n]);
  const value = useMemo<Chosen>(() => {
    const choose = (choice: Partial<Preferences>) => {
      keep(choice);
      setChosen((before) => ({ ...before, ...choice }));
    };
    return {
      ...chosen,
      shown,
      setLang: (lang) => choose({ lang }),
      setTheme: (theme) => choose({ theme }),
      setSingleKeys: (singleKeys) => choose({ singleKeys }),
    };
  }, [chosen, shown]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}
