/**
 * What an audit or a proof came to, as a sheet for people: the verdict, what was looked at, what does not hold, in the reader's
 * language. Printed on a terminal and drawn on a page from the same sheet, so that both say the same.
 */
import { type Audit, tallyOf } from "../audit.ts";
import { type Finding, type Findings, isFailure } from "../findings.ts";
import type { ActState, ProvedAct } from "../proof.ts";
import type { JudgedSensor } from "../sensors/sensor.ts";
import { type Language, SAY, WORDS } from "./words.ts";

export interface Sheet {
  readonly holds: boolean;
  readonly title: string;
  /** The verdict's reason in a sentence. */
  readonly why: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
  /** An act's entry, in lines. */
  readonly entry: string | undefined;
  readonly failures: readonly Told[];
  readonly remarks: readonly Told[];
}

/** Findings of one kind. */
export interface Told {
  readonly code: string;
  readonly words: string;
  readonly places: readonly string[];
  /** How many more there are of this kind. */
  readonly more: number;
}

export function auditSheet(audit: Audit, sensors: readonly JudgedSensor[], language: Language): Sheet {
  const say = SAY[language];
  const { manifest, log, entries, ownReads, records, signatures, findings } = audit;
  const rows: [string, string][] = [];
  if (manifest) rows.push([say.realm, `${manifest.realm} (${manifest.kind}), ${manifest.at}`]);
  if (log) rows.push(...logRows(log.checkpoint, language));
  if (entries) rows.push([say.acts, `${entries.acts.length} (+ ${entries.padding} ${say.padding})`]);
  const tally = tallyOf(audit);
  if (tally) rows.push([say.states, say.tally(tally.present, tally.destroyed, tally.missing)]);
  if (ownReads) rows.push([say.own, String(ownReads.acts.length)]);
  if (signatures) rows.push([say.signed, `${signatures.hold} / ${signatures.named}`]);
  if (records) rows.push([say.records, `${records.present}, ${records.erased}`]);
  for (const one of sensors) {
    rows.push([
      `${say.sensor} ${plain(one.name)}`,
      say.seen(one.received, one.kept, one.destroyed, one.refused, one.entries),
    ]);
    if (one.test) rows.push([say.test, say.followed(one.test.records, one.test.kept, one.test.destroyed)]);
  }
  return {
    holds: audit.ok,
    title: audit.ok ? say.holds : say.fails,
    why: "",
    rows,
    entry: undefined,
    ...told(findings, language),
  };
}

/**
 * @param state where the act stands; without the log's own files a proof that holds shows it present and equal
 */
export function proofSheet(
  proved: ProvedAct | undefined,
  state: ActState,
  findings: Findings,
  language: Language,
): Sheet {
  const say = SAY[language];
  const holds = proved !== undefined && state !== "missing" && !findings.all.some(isFailure);
  const stands = holds ? state : "missing";
  const rows: [string, string][] = [[say.state, say[stands]]];
  if (proved !== undefined) {
    rows.push(...logRows(proved, language));
    rows.push([say.place, String(proved.index)], [say.digest, proved.digest]);
  }
  return {
    holds,
    title: holds ? say.proved : say.unproved,
    why: say.because[stands],
    rows,
    entry: proved === undefined ? undefined : plain(spread(proved.entry)),
    ...told(findings, language),
  };
}

function logRows(
  { origin, size, cosigned }: Pick<ProvedAct, "origin" | "size" | "cosigned">,
  language: Language,
): [string, string][] {
  const say = SAY[language];
  const by = [...cosigned].map(([name, at]) => `${name} (${new Date(Number(at) * 1000).toISOString()})`).join(", ");
  return [
    [say.log, `${origin}, ${size} ${say.leaves}`],
    [say.witnesses, by || say.nobody],
  ];
}

/** The findings of an audit, by kind. */
export function told(findings: Findings, language: Language): Pick<Sheet, "failures" | "remarks"> {
  const of = (kind: readonly Finding[]): Told[] =>
    [...Map.groupBy(kind, (one) => one.code)].map(([code, all]) => ({
      code,
      words: WORDS[code][language],
      places: all.map((one) => `${plain(one.place)}${one.detail === "" ? "" : `: ${plain(one.detail)}`}`),
      more: (findings.counts.get(code) ?? 0) - all.length,
    }));
  return {
    failures: of(findings.all.filter(isFailure)),
    remarks: of(findings.all.filter((one) => !isFailure(one))),
  };
}

/** An entry line by line; what is no JSON stays as it is. */
function spread(entry: string): string {
  try {
    return JSON.stringify(JSON.parse(entry), null, 2);
  } catch {
    return entry;
  }
}

/** What came from outside is shown without control signs. */
export function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "\u{fffd}");
}
