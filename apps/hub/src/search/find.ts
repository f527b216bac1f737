/**
 * What one reader finds: values exactly, addresses in ranges and ranges around addresses, and words in the texts of reports.
 * Texts are proposed by their tokens, opened under the reader's own keys, and held to the words that were asked for.
 */
import type { Indicator, SearchAnswer, ValuesAnswer } from "@noroshi/api";
import { addressRange, foldText, holdsWords, pastedValues, queryTokens, recognise } from "@noroshi/values";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { tellIndicators } from "../intake/reading/indicators.ts";
import { seeReports } from "../intake/reading/reports.ts";
import { exactRows, type FoundRow, holdingRows, insideRows, textRows } from "./store.ts";
import { passagesOf, tokenNumbers } from "./words-of.ts";

type Hit = SearchAnswer["values"][number];

/** Sources of one value on one page, and of all values of one paste. */
const MOST_SOURCES = 200;
const MOST_OF_PASTE = 20_000;
export const MOST_PASTED = 10_000;

/** Texts that are opened to be read again: beyond them the question is too wide. */
const MOST_OPENED = 300;

export async function search(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  query: string,
  limit: number,
): Promise<SearchAnswer> {
  const meant = recognise(query);
  const values = meant ? await valuesFor(realm, tx, directory, meant.kind, meant.value) : [];
  const { texts, more } = await textsFor(realm, tx, directory, query, limit);
  return { query, meant: meant ?? null, values, texts, more };
}

/** Every visible source of what was pasted; pieces that are no value are named. */
export async function searchValues(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  text: string,
): Promise<ValuesAnswer> {
  const { pieces, more } = pastedValues(text, MOST_PASTED);
  const known = pieces.flatMap((p) => (p.value ? [{ asked: p.asked, ...p.value }] : []));
  const rows = await exactRows(tx, known, MOST_OF_PASTE + 1);
  const told = await inWords(realm, tx, directory, rows.slice(0, MOST_OF_PASTE));
  const byQuestion = Map.groupBy(told, (t) => t.n);
  return {
    found: known.flatMap((k, i) => {
      const sources = byQuestion.get(i + 1)?.map((t) => t.indicator) ?? [];
      return sources.length === 0 ? [] : [{ asked: k.asked, kind: k.kind, value: k.value, sources }];
    }),
    missing: known
      .filter((_, i) => !byQuestion.has(i + 1))
      .map((k) => ({ asked: k.asked, kind: k.kind, value: k.value })),
    unread: pieces.filter((p) => !p.value).map((p) => p.asked),
    more: more || rows.length > MOST_OF_PASTE,
  };
}

async function valuesFor(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  kind: string,
  value: string,
): Promise<Hit[]> {
  const exact = await exactRows(tx, [{ kind, value }], MOST_SOURCES);
  const hits: [Hit["why"], readonly FoundRow[]][] = [["exact", exact]];
  if (kind === "ipv4" || kind === "ipv6" || kind === "cidr") {
    const bounds = addressRange(kind, value);
    const others = (rows: readonly FoundRow[]) => rows.filter((r) => r.kind !== kind || r.value !== value);
    hits.push(["holds", others(await holdingRows(tx, bounds, MOST_SOURCES))]);
    if (kind === "cidr") hits.push(["inside", others(await insideRows(tx, bounds, MOST_SOURCES))]);
  }
  const told = await inWords(
    realm,
    tx,
    directory,
    hits.flatMap(([, rows]) => rows),
  );
  const byId = new Map(told.map((t) => [t.indicator.id, t.indicator]));
  return hits.flatMap(([why, rows]) =>
    rows.flatMap((r): Hit[] => {
      const indicator = byId.get(r.id);
      return indicator ? [{ why, indicator }] : [];
    }),
  );
}

async function inWords(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  rows: readonly FoundRow[],
): Promise<readonly { readonly n: number; readonly indicator: Indicator }[]> {
  const told = await tellIndicators(realm, tx, directory, rows);
  return told.map((t, i) => ({ n: rows[i]?.n ?? 0, indicator: t.indicator }));
}

async function textsFor(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  query: string,
  limit: number,
): Promise<{ texts: SearchAnswer["texts"]; more: boolean }> {
  const tokens = tokenNumbers(realm)(queryTokens(query));
  const proposed = await textRows(tx, tokens, MOST_OPENED);
  const seen = await seeReports(
    realm,
    tx,
    directory,
    proposed.map((p) => p.id),
  );
  const texts = seen.flatMap(({ summary, body }) => {
    const passages = passagesOf(body);
    if (!holdsWords(passages.map((p) => p.text).join("\n"), query)) return [];
    return [{ report: { ...summary, case: null }, passages: excerpts(passages, query) }];
  });
  return { texts: texts.slice(0, limit), more: texts.length > limit || proposed.length === MOST_OPENED };
}

const AROUND = 60;
const MOST_PASSAGES = 3;

/** Where the words stand, with what is around them. */
function excerpts(passages: ReturnType<typeof passagesOf>, query: string): { where: string; text: string }[] {
  const words = foldText(query).split(" ");
  return passages
    .flatMap(({ where, text }) => {
      const folded = foldText(text);
      const at = Math.min(...words.map((w) => folded.indexOf(w)).filter((n) => n >= 0));
      if (!Number.isFinite(at)) return [];
      const from = Math.max(0, at - AROUND);
      const cut = folded.length === text.length ? text : folded;
      return [
        {
          where,
          text: `${from > 0 ? "…" : ""}${cut.slice(from, at + AROUND * 2)}${cut.length > at + AROUND * 2 ? "…" : ""}`,
        },
      ];
    })
    .slice(0, MOST_PASSAGES);
}
