/** What stands between words: a colon, what parts a list, and brackets, as each language writes them. */
import type { Lang } from "./pair.ts";

interface Marks {
  readonly colon: string;
  readonly comma: string;
  readonly opens: string;
  readonly closes: string;
}

export const PUNCTUATION: Readonly<Record<Lang, Marks>> = {
  ja: { colon: "：", comma: "・", opens: "（", closes: "）" },
  en: { colon: ": ", comma: ", ", opens: " (", closes: ")" },
};
