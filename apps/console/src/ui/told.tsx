/**
 * Words that somebody else wrote: shown as they are, and marked with their language where it is not the page's, so that a
 * screen reader pronounces them and the right glyphs are drawn.
 */
import { useWords } from "../words/use-words.ts";

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff\uff66-\uff9f]/u;
const LATIN = /[A-Za-z]{3}/;

/** The language of a text, where it plainly is another one than the page's; undefined otherwise. */
export function otherLang(text: string, page: "ja" | "en"): "ja" | "en" | undefined {
  const japanese = JAPANESE.test(text);
  if (page === "en") return japanese ? "ja" : undefined;
  return !japanese && LATIN.test(text) ? "en" : undefined;
}

export function Told({ text }: { readonly text: string }) {
  const { lang } = useWords();
  const other = otherLang(text, lang);
  return other ? <span lang={other}>{text}</span> : text;
}
