/**
 * Doubts about a dotted word that nobody defanged: code (`foo.bar()`, `System.Net`), abbreviations, products,
 * and sentences whose blank was forgotten (`done.It was`).
 */
import { isFileExtension } from "../file-extension.ts";

/** First parts that open a name in code, whatever stands behind. */
const CODE_ROOTS: ReadonlySet<string> = new Set(
  (
    "system java javax javafx kotlin scala org.apache self this os sys re io std string math console process module " +
    "exports window document navigator location node np pd plt tf cls super object array json http fs path util " +
    "microsoft.win32 win32 android androidx rc e i"
  ).split(" "),
);
/** Endings so common that a bracket behind the word does not make it a call. */
const PLAIN_ENDINGS: ReadonlySet<string> = new Set(
  "com net org info biz jp ru cn kr de uk fr eu example test onion".split(" "),
);
const PRODUCTS = /^(?:asp|vb|ado|paint|ml|nuget|dot)\.net$|^(?:socket|fire|deno|github|git)\.io$/i;
/** `com.apple.mail`, `org.evil.app`: names of packages, written from the top. */
const REVERSED = /^(?:com|org|net|edu|gov|io|jp|co)\./i;
/** `Terminal.app`: a program of macOS. */
const PROGRAM = /^[A-Z][A-Za-z]+\.app$/;
/** `Win32/Evil.PA`: a name that a scanner gave. */
const DETECTION =
  /(?:Win(?:32|64)|W(?:32|64|97)|MSIL|JS|VBS|VBA|HTML|Linux|Android|OSX|macOS|PowerShell|Python|BAT|ELF|PHP|O97M|X97M)[/.:]$/i;
/** The rest of a path in front of a file's name. */
const PATH_BEFORE = /(?:^|[\s"'`>(=])(?:[A-Za-z]:|~|%\w{1,20}%|\.{1,2})?[\\/](?:[\w.$%{}~-]{1,40}[\\/]{1,2}){0,12}$/;
const SCRIPTS =
  /^(?:node|vue|next|nuxt|react|angular|three|d3|express|backbone|ember|chart|moment|discord|electron)\.js$/i;

/** Whether a word with a known top-level domain is meant as a domain. */
export function isDomainInProse(shadow: string, from: number, end: number): boolean {
  const word = shadow.slice(from, end);
  const parts = word.split(".");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  const ending = last.toLowerCase();
  const called = shadow.charAt(end) === "(" && !PLAIN_ENDINGS.has(ending);
  if (called || shadow.startsWith("()", end)) return false;
  if (parts.length === 2 && (CODE_ROOTS.has(first.toLowerCase()) || PRODUCTS.test(word))) return false;
  // `done.It`: the ending begins a sentence, unless the whole is written so (`Evil.Com`)
  if (/^[A-Z][a-z]+$/.test(last) && !(PLAIN_ENDINGS.has(ending) && parts.every((part) => /^[A-Z0-9]/.test(part)))) {
    return false;
  }
  // `a.m`, `e.g`, `J.Do`: initials
  if (parts.length === 2 && first.length === 1 && /^[A-Z]$/.test(first) && last.length < 3) return false;
  if (REVERSED.test(word) || PROGRAM.test(word)) return false;
  const before = shadow.slice(Math.max(0, from - 80), from);
  if (DETECTION.test(before) || (/[\\/]$/.test(before) && PATH_BEFORE.test(before))) return false;
  return !/[)\]]\.$|\$$|\b(?:import|package|namespace|using)\s$/.test(before);
}

/** Whether a dotted word is meant as a file name. */
export function isFileInProse(shadow: string, from: number, end: number): boolean {
  const word = shadow.slice(from, end);
  const ending = word.slice(word.lastIndexOf(".") + 1);
  if (!isFileExtension(ending) || SCRIPTS.test(word)) return false;
  if (shadow.charAt(end) === "(" || /^[A-Z][a-z]+$/.test(ending)) return false;
  // one letter as an ending (`fig.c`, `e.g.h`) and bare numbers (`3.so`) are no files worth naming
  return ending.length > 1 && /[A-Za-z_]/.test(word.slice(0, word.lastIndexOf(".")));
}
