/** Tells files apart by content: knowledge, lines of notices, or something for the hub's intake to decide. */
import { readFile, stat } from "node:fs/promises";
import { type KnowledgeKind, knowledgeKind } from "./kind.ts";
import { linesOf } from "./lines.ts";

/** Over this, a file is not read whole to be told apart. */
const PEEK = 64 * 1024 * 1024;

export type Told =
  | { kind: "broken"; place: string; say: string }
  | { kind: "knowledge"; of: KnowledgeKind; byLine: boolean }
  | { kind: "notices" }
  | { kind: "report" };

// untrusted: every file; nothing of it is believed but its shape
export async function tellApart(file: string, kind: "auto" | "reports" | "notices" | "knowledge"): Promise<Told> {
  if (kind === "notices") return { kind: "notices" };
  if (/\.xlsx$/i.test(file) || kind === "reports") return { kind: "report" };
  const first = await firstLine(file);
  const byLine = parsed(first);
  if (byLine !== undefined && (await hasMoreLines(file))) {
    const of = knowledgeKind(byLine);
    if (of) return { kind: "knowledge", of, byLine: true };
    return looksLikeNotice(byLine) ? { kind: "notices" } : { kind: "report" };
  }
  if ((await stat(file)).size > PEEK) return { kind: "report" };
  const text = await readFile(file, "utf8");
  try {
    const of = knowledgeKind(JSON.parse(text));
    return of ? { kind: "knowledge", of, byLine: false } : { kind: "report" };
  } catch (e) {
    return { kind: "broken", place: placeOf(text, e), say: e instanceof Error ? e.message : "not JSON" };
  }
}

function placeOf(text: string, e: unknown): string {
  const position = e instanceof Error ? Number(/position (\d+)/.exec(e.message)?.[1] ?? Number.NaN) : Number.NaN;
  if (Number.isNaN(position)) return "";
  const before = text.slice(0, position);
  return `line ${before.split("\n").length}, column ${position - before.lastIndexOf("\n")}`;
}

/** The value of a line, or undefined when it is not JSON. */
export const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const looksLikeNotice = (v: unknown): boolean => typeof v === "object" && v !== null && "organisation" in v;

async function firstLine(file: string): Promise<string> {
  for await (const line of linesOf(file)) return line.text;
  return "";
}

async function hasMoreLines(file: string): Promise<boolean> {
  let n = 0;
  for await (const _ of linesOf(file)) if (++n === 2) return true;
  return /\.(ndjson|jsonl)$/i.test(file);
}

const DAY_MS = 86_400_000;

/** Old when the newest date that the file states lies more than 30 days before now. Without any date it is not called old. */
export async function isOld(file: string): Promise<boolean> {
  let newest = 0;
  for await (const { text } of linesOf(file)) {
    for (const m of text.matchAll(
      /"(?:received|published|date|created|modified|submittedAt)"\s*:\s*"(\d{4}-\d{2}-\d{2})/g,
    ))
      newest = Math.max(newest, Date.parse(m[1] ?? ""));
  }
  return newest > 0 && Date.now() - newest > 30 * DAY_MS;
}
