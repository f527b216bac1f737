/** What could not be read on the auditor's own machine, in words that say which file and what to do; never what stands in it. */
import { LedgerError } from "@noroshi/ledger";
import type { Language } from "./words.ts";

/** A file that was named as the private reading key and is none. */
export class NoKey extends Error {
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

const WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ENOENT: { en: "is not there. Check the path.", ja: "がありません。場所を確かめてください。" },
  ENOTDIR: { en: "is not there. Check the path.", ja: "がありません。場所を確かめてください。" },
  EACCES: {
    en: "may not be read by you. Ask who owns it for a copy.",
    ja: "を読む権限がありません。所有者に写しを求めてください。",
  },
  EISDIR: { en: "is a folder. Name a file in it.", ja: "はフォルダーです。中のファイルを指定してください。" },
};
const NAMED = { en: "What was named", ja: "指定したもの" };
const NO_KEY = {
  en: "is no private reading key (JWK, OKP X25519). The witness's `init` makes one.",
  ja: "は読み取り用の秘密鍵（JWK、OKP X25519）ではありません。立会人の init で作れます。",
};

/** An error of a run that came to no verdict, for its reader. */
export function unread(error: unknown, language: Language): string {
  if (error instanceof NoKey) return `${error.path} ${NO_KEY[language]}`;
  if (error instanceof LedgerError) return `${error.code}: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const words = WORDS[code ?? ""];
  if (words === undefined) return error.message;
  // Reading an open folder names no path.
  return `${path ?? NAMED[language]} ${words[language]}`;
}
