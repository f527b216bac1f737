/** In which language a command speaks of faults: `--lang en` or `--lang ja`. */
import { oneOf } from "./command.ts";

export type Language = "en" | "ja";

export const LANGUAGE_OPTION = {
  lang: { type: "string", word: "en|ja", default: "en", say: "the language of what is said about faults" },
} as const;

export function languageOf(said: string): Language {
  return oneOf(said, ["en", "ja"], "--lang");
}
