/**
 * The shape of neutral-incident/1, as Zod; docs/specs/neutral-incident.md says what each field means, and
 * `neutralIncidentJsonSchema` gives the same shape to people who write it. Unknown properties are ignored.
 */
import { isObservableKind, OBSERVABLE_KINDS, type ObservableKind } from "@noroshi/values";
import { z } from "zod";

export const NEUTRAL_SCHEMA = "neutral-incident/1";

const short = z.string().min(1).max(1_000);
const when = z.string().min(1).max(100);
const number = z.union([z.int().min(0), z.literal("unknown")]);

/** One notice. Only `id` is required: a first notice may be minimal. */
export const NeutralIncident = z.object({
  schema: z.literal(NEUTRAL_SCHEMA).optional(),
  id: short,
  source: short.nullish(),
  received: when.nullish(),
  organisation: short.nullish(),
  organisationRef: short.nullish(),
  sector: short.nullish(),
  country: short.nullish(),
  region: short.nullish(),
  occurred: z.object({ from: when, to: when.nullish() }).nullish(),
  discovered: when.nullish(),
  noticed: when.nullish(),
  timezone: z.string().max(64).nullish(),
  affected: number.nullish(),
  affected_local: number.nullish(),
  personalData: z.enum(["yes", "possible", "no", "unknown"]).nullish(),
  incidentType: short.nullish(),
  title: short.nullish(),
  text: z.string().max(1_000_000).nullish(),
  tlp: z.string().max(64).nullish(),
  indicators: z.array(z.unknown()).nullish(),
});
export type NeutralIncident = z.infer<typeof NeutralIncident>;

/** One indicator of a notice. Checked one by one, so that a bad one does not take the others with it. */
export const NeutralIndicator = z.object({
  id: short.optional(),
  type: z.string().min(1).max(64),
  value: z.string().min(1).max(10_000),
  validFrom: when.nullish(),
  validUntil: when.nullish(),
  observedAt: when.nullish(),
  tlp: z.string().max(64).nullish(),
});

const ALIASES: Readonly<Record<string, readonly ObservableKind[]>> = {
  ip: ["ipv4", "ipv6"],
  "ip-address": ["ipv4", "ipv6"],
  hostname: ["domain"],
  "sha-1": ["sha1"],
  "sha-256": ["sha256"],
  "sha-512": ["sha512"],
};

/** Every word that `type` may hold, for the sentence that refuses another one. */
export const INDICATOR_TYPES: readonly string[] = [...OBSERVABLE_KINDS, ...Object.keys(ALIASES)];

/** The kinds that a `type` word may mean, tried in order; undefined for a word that the specification does not know. */
export function indicatorKind(type: string): readonly ObservableKind[] | undefined {
  const word = type.toLowerCase();
  if (Object.hasOwn(ALIASES, word)) return ALIASES[word];
  return isObservableKind(word) ? [word] : undefined;
}

/** The JSON Schema (2020-12) of one notice with its indicators, for docs and for writers of the format. */
export function neutralIncidentJsonSchema(): object {
  return z.toJSONSchema(NeutralIncident.extend({ indicators: z.array(NeutralIndicator).nullish() }));
}
