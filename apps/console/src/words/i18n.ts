/** Starts i18next on the book. Both languages ship with the page: switching needs no network. */
import { createInstance, type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Resource, resource } from "./book.ts";
import type { Lang } from "./pair.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Resource };
  }
}

/** Makes the one instance that the page reads its words from. */
export function startWords(lang: Lang): I18n {
  const i18n: I18n = createInstance();
  void i18n.use(initReactI18next).init({
    lng: lang,
    fallbackLng: "ja",
    resources: { ja: { translation: resource("ja") }, en: { translation: resource("en") } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18n;
}
