/**
 * The law of one realm: its profile, regimes and calendars as they were pinned when the realm was founded, so that clocks come
 * out the same when they are computed again under a later release. Held in memory as long as the pinned row is the same.
 */
import {
  type BusinessCalendar,
  type LegalProfile,
  type Loaded,
  type Regime,
  readCalendar,
  readRegimes,
  type Stage,
} from "@noroshi/law";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import { pinnedLaw, pinnedSince } from "./store.ts";

/** What a realm's setting holds: resolved profile, and the documents of regimes and calendars. */
export interface PinnedLaw {
  readonly profile: LegalProfile;
  readonly regimes: readonly unknown[];
  readonly calendars: readonly unknown[];
}

/** Regimes, found by the rules of their stages. */
export interface Rulebook {
  readonly regimes: readonly Regime[];
  readonly stageOf: (rule: string) => Stage | undefined;
  readonly regimeOf: (rule: string) => Regime | undefined;
}

export interface RealmLaw extends Rulebook {
  readonly profile: LegalProfile;
  readonly calendarOf: (stage: Stage) => BusinessCalendar;
}

const known = new Map<string, RealmLaw>();
const MOST = 16;

/** The realm's law; undefined for a realm that was founded without a profile: then no clock runs. */
export async function lawOf(tx: DutyTx | ReaderTx): Promise<RealmLaw | undefined> {
  const mark = await pinnedSince(tx);
  if (mark === undefined) return undefined;
  const held = known.get(mark);
  if (held) return held;
  const law = lawFrom((await pinnedLaw(tx)) as PinnedLaw);
  if (known.size >= MOST) known.clear();
  known.set(mark, law);
  return law;
}

/** Puts read documents together. Trusts: what was pinned had been read without a fault. */
export function lawFrom(pinned: PinnedLaw): RealmLaw {
  const calendars = new Map(pinned.calendars.map((d) => whole(readCalendar(d))).map((c) => [c.id, c]));
  const weekends = calendars.get("weekends");
  if (!weekends) throw new Error("the pinned law has no calendar of weekends");
  return {
    ...rulebook(pinned.regimes),
    profile: pinned.profile,
    calendarOf: (stage) => calendars.get(stage.calendar ?? "weekends") ?? weekends,
  };
}

/** Reads documents of regimes. */
export function rulebook(documents: readonly unknown[]): Rulebook {
  const regimes = documents.flatMap((d) => whole(readRegimes(d)).regimes);
  const stages = new Map(regimes.flatMap((r) => r.stages.map((s): [string, [Stage, Regime]] => [s.id, [s, r]])));
  return { regimes, stageOf: (rule) => stages.get(rule)?.[0], regimeOf: (rule) => stages.get(rule)?.[1] };
}

function whole<T>(read: Loaded<T>): T {
  if (read.ok) return read.value;
  throw new Error(`law cannot be read: ${read.faults.map((f) => `${f.place} ${f.code}`).join(", ")}`);
}
