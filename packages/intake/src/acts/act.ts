/**
 * Acts that a body does on a report: it consents, it withdraws, it assesses. Small JSON documents that name a report by the
 * sender's own id or by the hub's. What they say is understood here; whether it counts is the hub's to decide.
 */
import { z } from "zod";
import type { IntakeFault } from "../contract/index.ts";
import { badDate, fault, notOneOf } from "../faults.ts";
import { check } from "../json/check.ts";
import { readJson, readText } from "../json/read.ts";
import { LIMITS, type Limits } from "../limits.ts";
import { instant } from "../time/span.ts";

const short = z.string().min(1).max(1_000);
const step = z.int().min(0).max(4);

/** The longest list of bodies or objects that one act names. */
const MOST_NAMED = 1_000;

const Consent = z.object({
  schema: z.literal("consent/1"),
  by: short,
  reportId: short,
  grant: z.enum(["lawEnforcementUse", "thirdPartyRelease", "shareWithCoordinator"]),
  recipients: z.array(short).max(MOST_NAMED).default([]),
  items: z.union([z.literal("all"), z.array(short).min(1).max(MOST_NAMED)]).default("all"),
  validFrom: z.string().max(100).nullish(),
  validUntil: z.string().max(100).nullish(),
});

const Withdrawal = z.object({
  schema: z.literal("withdrawal/1"),
  by: short,
  reportId: short,
  withdraw: z
    .array(z.enum(["shareWithCoordinator", "shareAnonymised", "shareAbroad"]))
    .min(1)
    .max(3),
});

const weighed = z.record(z.string().min(1).max(100), z.number().min(0).max(1_000_000));

const Assessment = z.object({
  schema: z.literal("assessment/1"),
  reportId: short,
  // Kept as it was given; the spellings of "ex post" mean the same.
  mode: z.enum(["provisional", "ex_post", "expost", "ex-post", "ex post"]),
  continuity: step,
  safety: step,
  trust: step,
  priority: z
    .object({ method: z.string().max(200).nullish(), weights: weighed.nullish(), values: weighed })
    .nullish()
    .transform((p) => p ?? null),
});

/** The words by which somebody might try to type what is computed. */
const COMPUTED = ["overall", "level", "severity"] as const;

/** A consent that names bodies, or that passes a report on to the coordinator. Instants in UTC; the end is exclusive. */
export interface ConsentSaid extends Omit<z.infer<typeof Consent>, "validFrom" | "validUntil"> {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}
export type WithdrawalSaid = z.infer<typeof Withdrawal>;
export type AssessmentSaid = z.infer<typeof Assessment>;

export type ActReading<T> =
  | { readonly ok: true; readonly said: T }
  | { readonly ok: false; readonly refused: readonly IntakeFault[] };

/** Understands a consent. Codes: EMPTY, NOT_UTF8, NOT_JSON, TOO_LARGE, TOO_DEEP, MISSING_FIELD, WRONG_TYPE, BAD_VALUE, BAD_DATE. */
export function understandConsent(bytes: Uint8Array): ActReading<ConsentSaid> {
  const read = readAct(bytes, Consent, "consent/1");
  if (!read.ok) return read;
  const refused: IntakeFault[] = [];
  const at = (name: "validFrom" | "validUntil"): string | null => {
    const raw = read.said[name];
    if (raw === null || raw === undefined) return null;
    const found = instant(raw);
    if (found === undefined)
      refused.push(badDate(`$.${name}`, raw, ["2026-12-07T05:10:00Z", "2026-12-07T14:10:00+09:00"]));
    return found ?? null;
  };
  const said = { ...read.said, validFrom: at("validFrom"), validUntil: at("validUntil") };
  if (said.grant !== "shareWithCoordinator" && said.recipients.length === 0)
    refused.push(
      fault("MISSING_FIELD", "$.recipients", "Name at least one body.", "相手の組織を少なくとも一つ書いてください。"),
    );
  return refused.length === 0 ? { ok: true, said } : { ok: false, refused };
}

/** Understands a withdrawal of consent flags. Codes as for a consent. */
export function understandWithdrawal(bytes: Uint8Array): ActReading<WithdrawalSaid> {
  return readAct(bytes, Withdrawal, "withdrawal/1");
}

/**
 * Understands an assessment: three viewpoints from 0 to 4, and a weighed priority. Codes as for a consent.
 * The overall level is their maximum and is never typed: a document that states one is refused.
 */
export function understandAssessment(bytes: Uint8Array): ActReading<AssessmentSaid> {
  return readAct(bytes, Assessment, "assessment/1", (stated) => COMPUTED.flatMap((name) => typed(stated, name)));
}

function typed(stated: object, name: string): readonly IntakeFault[] {
  if (!Object.hasOwn(stated, name)) return [];
  return [
    fault(
      "BAD_VALUE",
      `$.${name}`,
      "The overall level is the highest of the three viewpoints and is never typed; leave it out.",
      "総合の深刻度は三つの観点の最大値で、入力するものではありません。この欄を外してください。",
    ),
  ];
}

/** Acts are small; a larger file is no act. */
const ACT_LIMITS: Limits = { ...LIMITS, bytes: 1_000_000 };

/** Reads the bytes of one act and holds them against its shape. */
export function readAct<T extends { schema: string }>(
  bytes: Uint8Array,
  shape: z.ZodType<T>,
  schema: string,
  alsoRefused: (stated: object) => readonly IntakeFault[] = () => [],
): ActReading<T> {
  const none = (one: IntakeFault): ActReading<T> => ({ ok: false, refused: [one] });
  if (bytes.length === 0) return none(fault("EMPTY", "", "The file is empty.", "ファイルが空です。"));
  if (bytes.length > ACT_LIMITS.bytes)
    return none(fault("TOO_LARGE", "", "The file is larger than 1 MB.", "ファイルが1 MBを超えています。"));
  // untrusted: the sender's bytes.
  const text = readText(bytes);
  if (!text.ok) return none(text.fault);
  const json = readJson(text.text, ACT_LIMITS);
  if (!json.ok) return none(json.fault);
  const named = schemaOf(json.value);
  if (named !== schema) return none(notOneOf("$.schema", named ?? "", [schema]));
  const more = typeof json.value === "object" && json.value !== null ? alsoRefused(json.value) : [];
  if (more.length > 0) return { ok: false, refused: more };
  const checked = check(shape, json.value, "$");
  return checked.ok ? { ok: true, said: checked.value } : { ok: false, refused: checked.faults };
}

function schemaOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("schema" in value)) return undefined;
  return typeof value.schema === "string" ? value.schema : undefined;
}
