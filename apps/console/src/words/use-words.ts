/** The words of the page in the reader's language. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Lang } from "./pair.ts";

export interface Words {
  readonly t: TFunction;
  readonly lang: Lang;
  /** Picks the half of a text that the hub sent in both languages. */
  readonly say: (text: { readonly en: string; readonly ja: string }) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const lang: Lang = i18n.language === "en" ? "en" : "ja";
  return { t, lang, say: (text) => text[lang] };
}
