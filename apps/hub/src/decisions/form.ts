/**
 * A measure as somebody drafts it here: of which type, against what, why, by whom to be carried out. Says what the form still
 * lacks before anybody is asked to decide. Texts are compared with those of the same body's other requests by keyed hashes, so
 * that no other request has to be opened.
 */
import { type FormFault, faultsOf, MeasureFormSchema, plainWords } from "@noroshi/decisions";
import { type GatePlan, MEASURE_TYPES } from "@noroshi/decisions/contract";
import { addressRange, recognise } from "@noroshi/values";
import { z } from "zod";
import type { Realm } from "../db/realm.ts";
import { tokenHasher } from "../keeping/tokens.ts";

export const MeasureSaid = z.strictObject({
  type: z.enum(MEASURE_TYPES),
  /** The body's own number; one is given when absent. */
  number: z.string().trim().min(1).max(200).optional(),
  /** The case that it belongs to, by id or number. */
  case: z.string().min(1).max(100).nullish(),
  form: MeasureFormSchema,
  /** The bodies that are to carry it out; the asker itself when empty. */
  recipients: z.array(z.string().min(1).max(200)).max(200).default([]),
});
export type MeasureSaid = z.infer<typeof MeasureSaid>;

/** What is kept of a version, and what is decided on. */
export interface MeasureObject {
  readonly type: MeasureSaid["type"];
  readonly form: MeasureSaid["form"];
  /** Ids of bodies. */
  readonly recipients: readonly string[];
}

/** The target in canonical form, with the bounds of an address. */
export interface Target {
  readonly kind: string;
  readonly value: string;
  readonly low: Buffer | null;
  readonly high: Buffer | null;
}

const FAMILIES: ReadonlySet<string> = new Set(["ipv4", "ipv6", "cidr"]);

/** What somebody wrote as a target or a hold, as far as it can be recognised. */
// untrusted: a value that somebody typed
export function targetOf(value: string): Target {
  const known = recognise(value);
  if (!known) return { kind: "text", value: value.normalize("NFKC").trim().toLowerCase(), low: null, high: null };
  const bounds = FAMILIES.has(known.kind) ? addressRange(known.kind as "ipv4" | "ipv6" | "cidr", known.value) : null;
  return {
    kind: known.kind,
    value: known.value,
    low: bounds && Buffer.from(bounds.low, "hex"),
    high: bounds && Buffer.from(bounds.high, "hex"),
  };
}

/** Keyed hashes of the reasons, under which copies are found. */
export function wordTokens(realm: Realm, form: MeasureSaid["form"]): readonly Buffer[] {
  const hash = tokenHasher(realm);
  const texts = [form.necessity.why, form.proportionality.scope, ...form.subsidiarity.map((s) => s.whyNot)];
  return texts.map((text) => hash("measure-words", plainWords(text)));
}

/** The keyed hash under which measures and effects on one target meet. */
export const targetToken = (realm: Realm, t: Pick<Target, "kind" | "value">): Buffer =>
  tokenHasher(realm)("measure-target", `${t.kind} ${t.value}`);

/** @param copied the keyed hashes of this body's other requests */
export function formFaults(
  realm: Realm,
  plan: GatePlan,
  form: MeasureSaid["form"],
  copied: ReadonlySet<string>,
  now: string,
): readonly FormFault[] {
  const hash = tokenHasher(realm);
  const has = (plain: string): boolean => copied.has(hash("measure-words", plain).toString("hex"));
  return faultsOf(plan, form, { has }, now);
}

/** Was it drafted here, in this hub's own form? */
export const isDrafted = (object: unknown): object is MeasureObject =>
  typeof object === "object" && object !== null && "form" in object;

/** The target of what was said last, in whichever form. */
export function targetIn(object: unknown): { kind: string; value: string; country: string | null } | undefined {
  if (isDrafted(object)) return object.form.target;
  if (typeof object !== "object" || object === null || !("target" in object)) return undefined;
  return object.target as { kind: string; value: string; country: string | null };
}
