/**
 * Reads a legal profile: the bases of a country with their dated states and sources, the capabilities that they open, the regimes
 * whose clocks run, and the reviews that the law sets. A profile may extend another and then says only what differs; a new
 * country is a file. Trusts nothing of the shape; a profile that cannot be read opens nothing.
 */
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { type LawFault, type Loaded, shapeFaults } from "../errors.ts";
import { Releases } from "./release-rules.ts";
import { BASIS_STATES, type DatedState, opensAt } from "./state.ts";

const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,79}$/);
const Said = z.strictObject({ en: z.string().min(1).max(2000), ja: z.string().min(1).max(2000) });
const Source = { source: z.string().min(1).max(1000), verified: z.boolean() };
const Day = z.iso.date();

const State = z.strictObject({
  state: z.enum(BASIS_STATES),
  from: Day,
  until: Day.nullable().default(null),
  ...Source,
});

const Basis = z.strictObject({
  id: Id,
  jurisdiction: z.string().regex(/^([A-Z]{2}|\*)$/),
  instrument: Said,
  article: z.string().max(200),
  ...Source,
  states: z.array(State),
});

const Capability = z.strictObject({
  id: Id,
  name: Said,
  /** The basis that opens it. */
  basis: Id,
  /** What stays shut while it is closed. */
  closes: Said,
  /** Beyond the basis each use needs its own authorisation. */
  eachUse: Said.nullable().default(null),
});

const Review = z.strictObject({ id: Id, name: Said, due: Day, remindFrom: Day, basis: Id, ...Source });

const Change = z.strictObject({
  persons: z.int().min(2),
  organisations: z.int().min(1),
  /** Kinds of bodies whose persons may propose and confirm a change of state. */
  kinds: z.array(z.string()).min(1),
  ...Source,
});

const Declassification = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        /** Kinds of the body whose label it is; "*" = every other. The first that fits counts. */
        of: z.array(z.string()).min(1),
        persons: z.literal(2),
        organisations: z.int().min(1).max(2),
        /** Kinds of bodies that may confirm beside it, or, where two bodies are asked for, instead of it. */
        kinds: z.array(z.string()),
      }),
    )
    .min(1),
  ...Source,
});

const Document = z.strictObject({
  schema: z.literal("noroshi.legal-profile/1"),
  id: Id,
  extends: Id.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  zone: z.string().min(1).optional(),
  name: Said,
  about: Said,
  change: Change.optional(),
  declassification: Declassification.optional(),
  releases: Releases.optional(),
  bases: z.array(Basis).default([]),
  /** States of bases that the extended profile names, instead of theirs. */
  states: z.record(z.string(), z.array(State)).default({}),
  capabilities: z.array(Capability).default([]),
  regimes: z.array(Id).optional(),
  reviews: z.array(Review).default([]),
});
type Document = z.infer<typeof Document>;

export type StateRow = DatedState & { readonly source: string; readonly verified: boolean };

export interface LegalBasis extends Omit<z.infer<typeof Basis>, "states"> {
  readonly states: readonly StateRow[];
}
export type Capability = z.infer<typeof Capability>;
export type Review = z.infer<typeof Review>;

/** A profile with everything that it extends. Days have become instants of the profile's zone. */
export interface LegalProfile {
  readonly id: string;
  readonly country: string;
  readonly zone: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly about: { readonly en: string; readonly ja: string };
  readonly change: z.infer<typeof Change>;
  /** Who confirms that a label is lowered; absent = the default of the product. */
  readonly declassification?: z.infer<typeof Declassification>;
  /** Which releases wait for a second person; absent = none. */
  readonly releases?: z.infer<typeof Releases>;
  readonly bases: readonly LegalBasis[];
  readonly capabilities: readonly Capability[];
  /** Files of regimes whose clocks run, by id. */
  readonly regimes: readonly string[];
  readonly reviews: readonly Review[];
}

/**
 * Reads the profile `id` out of these documents.
 * @param documents every profile document at hand, by id
 * Codes: LAW_SHAPE, LAW_REFERENCE, LAW_ZONE.
 */
export function readProfile(id: string, documents: ReadonlyMap<string, unknown>): Loaded<LegalProfile> {
  const chain: Document[] = [];
  for (let next: string | undefined = id; next !== undefined; ) {
    // untrusted: a profile may be anything at all
    const read = Document.safeParse(documents.get(next));
    if (!documents.has(next)) return { ok: false, faults: [missing("extends", next)] };
    if (!read.success) return { ok: false, faults: shapeFaults(read.error.issues) };
    if (chain.some((d) => d.id === read.data.id))
      return { ok: false, faults: [missing("extends", `${next} (a circle)`)] };
    chain.unshift(read.data);
    next = read.data.extends;
  }
  return joined(chain);
}

function joined(chain: readonly Document[]): Loaded<LegalProfile> {
  const last = chain.at(-1);
  const zone = chain.findLast((d) => d.zone !== undefined)?.zone;
  const country = chain.findLast((d) => d.country !== undefined)?.country;
  const change = chain.findLast((d) => d.change !== undefined)?.change;
  if (!last || zone === undefined || country === undefined || change === undefined)
    return {
      ok: false,
      faults: [missing(zone === undefined ? "zone" : country === undefined ? "country" : "change", "")],
    };
  const toInstant = dayIn(zone);
  if (!toInstant)
    return {
      ok: false,
      faults: [
        {
          code: "LAW_ZONE",
          place: "zone",
          say: { en: `No such time zone: ${zone}.`, ja: `その時間帯はありません：${zone}` },
        },
      ],
    };
  const dated = (states: readonly z.infer<typeof State>[]): readonly StateRow[] =>
    states.map((s) => ({ ...s, from: toInstant(s.from), until: s.until === null ? null : toInstant(s.until) }));
  const bases = new Map<string, LegalBasis>();
  const faults: LawFault[] = [];
  for (const d of chain) {
    for (const b of d.bases) bases.set(b.id, { ...b, states: dated(b.states) });
    for (const [id, states] of Object.entries(d.states)) {
      const basis = bases.get(id);
      if (basis) bases.set(id, { ...basis, states: dated(states) });
      else faults.push(missing(`states.${id}`, id));
    }
  }
  const capabilities = lastById(chain.flatMap((d) => d.capabilities));
  const reviews = lastById(chain.flatMap((d) => d.reviews));
  for (const c of capabilities) if (!bases.has(c.basis)) faults.push(missing(`capabilities.${c.id}.basis`, c.basis));
  for (const r of reviews) if (!bases.has(r.basis)) faults.push(missing(`reviews.${r.id}.basis`, r.basis));
  if (faults.length > 0) return { ok: false, faults };
  const regimes = chain.findLast((d) => d.regimes !== undefined)?.regimes ?? [];
  const { id, name, about } = last;
  const declassification = chain.findLast((d) => d.declassification !== undefined)?.declassification;
  const releases = chain.findLast((d) => d.releases !== undefined)?.releases;
  const said = { ...(declassification && { declassification }), ...(releases && { releases }) };
  const rest = { capabilities, regimes, reviews, ...said };
  return { ok: true, value: { id, country, zone, name, about, change, bases: [...bases.values()], ...rest } };
}

/** Whose word it takes, beside the proposer's, that a label of a body of this kind is lowered. */
export interface DeclassifyRule {
  /** 2: the second person is of another body. */
  readonly organisations: number;
  readonly kinds: readonly string[];
}

/** Two bodies where nobody has said anything: what is not recorded is closed. */
const UNSAID = [
  { of: ["coordinator"], organisations: 1, kinds: [] },
  { of: ["*"], organisations: 2, kinds: ["coordinator"] },
] as const;

/** The rule of a profile for bodies of one kind; of the default where the profile, or the kind in it, says nothing. */
export function declassifyRuleOf(profile: LegalProfile | undefined, kind: string): DeclassifyRule {
  const rules = [...(profile?.declassification?.rules ?? []), ...UNSAID];
  const rule = rules.find((r) => [kind, "*"].some((k) => (r.of as readonly string[]).includes(k)));
  return { organisations: rule?.organisations ?? 2, kinds: rule?.kinds ?? [] };
}

const lastById = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] => [
  ...new Map(rows.map((r) => [r.id, r])).values(),
];

/** Is the capability open under this profile at an instant? One that the profile does not know is closed. */
export function isOpen(profile: LegalProfile, capability: string, at: string): boolean {
  const named = profile.capabilities.find((c) => c.id === capability);
  return named !== undefined && opensAt(profile.bases.find((b) => b.id === named.basis)?.states, at);
}

function dayIn(zone: string): ((day: string) => string) | undefined {
  const toInstant = (day: string): string => Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString();
  try {
    toInstant("2026-01-01");
    return toInstant;
  } catch (e) {
    if (e instanceof RangeError) return undefined;
    throw e;
  }
}

function missing(place: string, what: string): LawFault {
  return {
    code: "LAW_REFERENCE",
    place,
    say: { en: `Names something that is not there: ${what || place}.`, ja: `ないものを指しています：${what || place}` },
  };
}
