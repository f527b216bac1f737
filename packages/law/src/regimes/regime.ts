/**
 * Reads files of regimes: reporting laws as data. A regime has a trigger, recipients and stages; a stage has an anchor, a
 * deadline, the fields that it asks for and the law's words in short. Each row says where it stands written and whether anybody
 * has checked it. Trusts nothing of the shape.
 */
import * as z from "zod";
import { BASIS_STATES } from "../bases/state.ts";
import { ROLLS, UNITS } from "../clocks/due.ts";
import { type LawFault, type Loaded, shapeFaults } from "../errors.ts";
import type { Expression } from "../predicate/expression.ts";
import { ExpressionShape } from "../predicate/expression.ts";

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
const Said = z.strictObject({ en: z.string().min(1).max(2000), ja: z.string().min(1).max(2000) });
const Source = { source: z.string().min(1).max(1000), verified: z.boolean() };

/** What rides on data that is given under a regime (who may not use it, and for what). */
export const PROTECTIONS = [
  "limitedUse",
  "noRegulatoryUse",
  "privilege",
  "consentScope",
  "anonymisedSubmitter",
] as const;

const StageShape = z.strictObject({
  id: Id,
  name: Said,
  /** Whose duty it is: the reporting body, the coordinating office, or the authority that receives. */
  obliged: z.enum(["reporter", "coordinator", "authority"]),
  /** `case`: one clock a case, started by its earliest report that fits; `report`: one for each report. */
  scope: z.enum(["report", "case"]).default("report"),
  anchor: z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/),
  amount: z.int().min(1).max(10_000),
  unit: z.enum(UNITS),
  zone: z.string().default("UTC"),
  roll: z.enum(ROLLS).default("none"),
  calendar: z.string().nullable().default(null),
  /** Beside the regime's trigger. */
  when: ExpressionShape.optional(),
  /** The anchor that meeting this stage sets, for later stages. */
  marks: z.string().optional(),
  /** The act that meets this stage by being done; else somebody says that it was met. */
  metBy: z.enum(["assessment"]).optional(),
  channel: z.enum(["any", "oral", "written"]).default("any"),
  /** Fields of the fact set that this stage asks for. */
  fields: z.array(z.string()).default([]),
  /** Ids of recipients; all of the regime's when absent. */
  recipients: z.array(Id).optional(),
  /** Where the law lets the clock stand still; null where it does not. */
  pause: z
    .strictObject({ text: Said, ...Source })
    .nullable()
    .default(null),
  /** The law's words, in short. */
  text: Said,
  ...Source,
});

const RegimeShape = z.strictObject({
  id: Id,
  name: Said,
  jurisdiction: z.string().regex(/^([A-Z]{2}|\*)$/),
  /** Whether the law is in force, as its source tells; a voluntary scheme is in force while it is offered. */
  state: z.enum(BASIS_STATES),
  voluntary: z.boolean().default(false),
  text: Said,
  ...Source,
  trigger: ExpressionShape,
  recipients: z.array(z.strictObject({ id: Id, name: Said })),
  protection: z.array(z.enum(PROTECTIONS)).default([]),
  stages: z.array(StageShape),
});

const Document = z.strictObject({
  schema: z.literal("noroshi.regimes/1"),
  id: Id,
  name: Said,
  regimes: z.array(RegimeShape).min(1),
});

type StageDocument = z.infer<typeof StageShape>;

/** A stage with its regime's trigger joined to its own, and its recipients. */
export interface Stage extends Omit<StageDocument, "when" | "recipients"> {
  readonly regime: string;
  readonly trigger: Expression;
  readonly recipients: readonly Recipient[];
}

export interface Recipient {
  readonly id: string;
  readonly name: { readonly en: string; readonly ja: string };
}

export interface Regime extends Omit<z.infer<typeof RegimeShape>, "stages"> {
  readonly stages: readonly Stage[];
}

/** A file of regimes, read. */
export interface RegimeFile {
  readonly id: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly regimes: readonly Regime[];
}

/** Reads one file. Codes: LAW_SHAPE, LAW_REFERENCE, LAW_ZONE, LAW_CALENDAR. */
export function readRegimes(json: unknown): Loaded<RegimeFile> {
  // untrusted: the document may be anything at all
  const read = Document.safeParse(json);
  if (!read.success) return { ok: false, faults: shapeFaults(read.error.issues) };
  const { id, name, regimes } = read.data;
  const faults = regimes.flatMap((r, n) =>
    r.stages.flatMap((s, m) => faultsOf(s, r.recipients, `regimes.${n}.stages.${m}`)),
  );
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: { id, name, regimes: regimes.map((r) => ({ ...r, stages: r.stages.map((s) => whole(s, r)) })) },
  };
}

function whole(s: StageDocument, r: z.infer<typeof RegimeShape>): Stage {
  const { when, recipients, ...rest } = s;
  return {
    ...rest,
    regime: r.id,
    trigger: when === undefined ? r.trigger : { all: [r.trigger, when] },
    recipients: recipients === undefined ? r.recipients : r.recipients.filter((p) => recipients.includes(p.id)),
  };
}

function faultsOf(s: StageDocument, recipients: readonly Recipient[], place: string): readonly LawFault[] {
  const faults: LawFault[] = [];
  if (!isZone(s.zone))
    faults.push({
      code: "LAW_ZONE",
      place: `${place}.zone`,
      say: { en: `No such time zone: ${s.zone}.`, ja: `その時間帯はありません：${s.zone}` },
    });
  if ((s.roll !== "none" || s.unit === "businessDays") && s.calendar === null)
    faults.push({
      code: "LAW_CALENDAR",
      place: `${place}.calendar`,
      say: {
        en: "A rule that asks for business days names a calendar.",
        ja: "営業日による規則には暦の指定が必要です。",
      },
    });
  for (const id of s.recipients ?? [])
    if (!recipients.some((r) => r.id === id))
      faults.push({
        code: "LAW_REFERENCE",
        place: `${place}.recipients`,
        say: { en: `No such recipient: ${id}.`, ja: `その提出先はありません：${id}` },
      });
  return faults;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (e) {
    if (e instanceof RangeError) return false;
    throw e;
  }
}
