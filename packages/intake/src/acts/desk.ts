/**
 * desk-entry/1: what an officer writes down who files for a body that telephoned. Source, call-back, words as heard, and the
 * report itself as a form; from a paper log also when it was really received. Whether it may be filed is the hub's to decide.
 */
import { z } from "zod";
import type { IntakeFault } from "../contract/index.ts";
import { badDate, fault } from "../faults.ts";
import { instant } from "../time/span.ts";
import { type ActReading, readAct } from "./act.ts";

const short = z.string().min(1).max(300);
const words = z.string().min(1).max(20_000);
const time = z.string().max(100);

export const DESK_CHANNELS = ["telephone", "fax", "in_person", "radio", "letter", "other"] as const;

const Desk = z.object({
  schema: z.literal("desk-entry/1"),
  /** The body for which it is filed: its name in the register, or its id. */
  organisation: short,
  channel: z.enum(DESK_CHANNELS),
  caller: z.object({ name: short, role: z.string().max(300).default("") }),
  calledAt: time,
  /** Null = the caller was not called back; then `whyNotVerified` says why. */
  callback: z.object({ number: short, numberFrom: short, spokeTo: short, at: time }).nullable(),
  whyNotVerified: z.string().max(1_000).default(""),
  heard: words,
  /** From a paper log: the receipt that it states, where it stands, why it was written on paper. */
  paperLog: z.object({ receivedAt: time, reference: short, batch: short, why: short }).nullable().default(null),
  report: z.record(z.string(), z.unknown()),
});

/** A desk entry with its instants in UTC. */
export type DeskSaid = z.infer<typeof Desk>;

/** Understands a desk entry. Codes as for a consent; MISSING_FIELD where nobody was called back and no reason is given. */
export function understandDeskEntry(bytes: Uint8Array): ActReading<DeskSaid> {
  const read = readAct(bytes, Desk, "desk-entry/1");
  if (!read.ok) return read;
  const { said } = read;
  const refused: IntakeFault[] = [];
  const at = (place: string, raw: string): string => {
    const found = instant(raw);
    if (found === undefined) refused.push(badDate(place, raw, ["2026-12-07T05:10:00Z", "2026-12-07T14:10:00+09:00"]));
    return found ?? raw;
  };
  const calledAt = at("$.calledAt", said.calledAt);
  const callback = said.callback && { ...said.callback, at: at("$.callback.at", said.callback.at) };
  const paperLog = said.paperLog && {
    ...said.paperLog,
    receivedAt: at("$.paperLog.receivedAt", said.paperLog.receivedAt),
  };
  if (callback === null && said.whyNotVerified.trim() === "")
    refused.push(
      fault(
        "MISSING_FIELD",
        "$.whyNotVerified",
        "Nobody was called back; write why.",
        "折り返し確認をしていません。その理由を書いてください。",
      ),
    );
  return refused.length === 0 ? { ok: true, said: { ...said, calledAt, callback, paperLog } } : { ok: false, refused };
}
