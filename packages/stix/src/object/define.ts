/**
 * How an object type is written down: its name, its chapter of the standard, its properties once, its rules.
 * The TypeScript type of the object follows from that; the registry reads the rest.
 */
import { extensionTypesOf } from "../extension/extensions.ts";
import { CONTRIBUTING } from "../identity/sco-id.ts";
import { selectorsPoint } from "../marking/granular.ts";
import { customProperty } from "../property/custom.ts";
import { ownId, preferUuid, typeOfId } from "../property/identifier.ts";
import { RESERVED_PROPERTIES } from "../property/names.ts";
import { literal } from "../property/scalar.ts";
import type { Carried, Fields, Held, Loose, Rule, Shape } from "../property/shape.ts";
import { timesInOrder } from "../property/timestamp.ts";
import type { Trial } from "../trial.ts";
import { marking, observable, versioned } from "./shared-properties.ts";

export type Family = "sdo" | "sro" | "sco" | "smo";

/** One object type, ready to be read. */
export interface ObjectType<T> extends Shape<T> {
  readonly type: string;
  readonly family: Family;
  /** The chapter of the standard. */
  readonly section: string;
  /** Its properties, required ones first. */
  readonly required: readonly string[];
  readonly properties: ReadonlySet<string>;
}

/** The TypeScript type of the objects of a type. */
export type Of<T> = Carried<T>;

interface Plan<Must extends Fields, May extends Fields> {
  readonly section: string;
  readonly must?: Must;
  readonly may?: May;
  readonly rules?: readonly Rule[];
}

type None = Record<never, never>;
type Named<N extends string> = { readonly type: N; readonly id: `${N}--${string}` };
type Base<B extends { must: Fields; may: Fields }> = Held<B["must"], B["may"]>;
type Whole<
  N extends string,
  B extends { must: Fields; may: Fields },
  Must extends Fields,
  May extends Fields,
> = Named<N> & Omit<Base<B>, keyof Must | keyof May> & Held<Must, May>;

const versionRules = [timesInOrder("created", "modified"), preferUuid(4), selectorsPoint];

/** A STIX Domain Object. */
export function sdo<const N extends string, const Must extends Fields = None, const May extends Fields = None>(
  type: N,
  plan: Plan<Must, May>,
): ObjectType<Whole<N, typeof versioned, Must, May>> {
  return build("sdo", type, plan, versioned, versionRules);
}

/** A STIX Relationship Object. */
export function sro<const N extends string, const Must extends Fields = None, const May extends Fields = None>(
  type: N,
  plan: Plan<Must, May>,
): ObjectType<Whole<N, typeof versioned, Must, May>> {
  return build("sro", type, plan, versioned, versionRules);
}

/** A STIX Cyber-observable Object. */
export function sco<const N extends string, const Must extends Fields = None, const May extends Fields = None>(
  type: N,
  plan: Plan<Must, May>,
): ObjectType<Whole<N, typeof observable, Must, May>> {
  const contributing = CONTRIBUTING.get(type) ?? [];
  const deterministic = preferUuid(5);
  // §2.9: where nothing contributes the id must be random, so that nothing better can be asked for.
  const uuid: Rule = (object, trial) => {
    if (contributing.some((name) => Object.hasOwn(object, name))) deterministic(object, trial);
  };
  return build("sco", type, plan, observable, [uuid, selectorsPoint]);
}

/** A STIX Meta Object with versions (language-content, extension-definition). */
export function smo<const N extends string, const Must extends Fields = None, const May extends Fields = None>(
  type: N,
  plan: Plan<Must, May>,
): ObjectType<Whole<N, typeof versioned, Must, May>> {
  return build("smo", type, plan, versioned, versionRules);
}

/** The one meta object without versions: marking-definition. */
export function timelessSmo<const N extends string, const Must extends Fields = None, const May extends Fields = None>(
  type: N,
  plan: Plan<Must, May>,
): ObjectType<Whole<N, typeof marking, Must, May>> {
  return build("smo", type, plan, marking, [preferUuid(4), selectorsPoint]);
}

function build<T>(
  family: Family,
  type: string,
  plan: Plan<Fields, Fields>,
  base: { readonly must: Fields; readonly may: Fields },
  baseRules: readonly Rule[],
): ObjectType<T> {
  const must: Fields = { type: literal(type), id: ownId(type), ...base.must, ...plan.must };
  const fields = new Map<string, Shape<unknown>>(Object.entries({ ...base.may, ...plan.may, ...must }));
  const required = Object.keys(must);
  const rules = [...baseRules, ...(plan.rules ?? [])];
  const { section } = plan;

  const check = (value: unknown, trial: Trial): void => {
    const object = value as Loose;
    const outer = trial.section;
    trial.section = section;
    let extended: boolean | undefined;
    for (const key of Object.keys(object)) {
      const field = fields.get(key);
      trial.enter(key);
      if (field !== undefined) {
        field(object[key], trial);
      } else {
        extended ??= extensionTypesOf(object).has("toplevel-property-extension");
        customProperty(key, object[key], extended && !RESERVED_PROPERTIES.has(key), trial);
      }
      trial.leave();
    }
    for (const name of required) {
      if (Object.hasOwn(object, name) || (name === "id" && trial.container !== undefined)) continue;
      const { id } = object;
      if (name === "spec_version" && typeof id === "string" && typeOfId(id) !== undefined) {
        trial.flag("stix-2.0", `Without spec_version this ${type} is a STIX 2.0 object; lift it to 2.1 first.`);
      } else {
        trial.flag("missing-property", `A ${type} needs ${name}.`, name in base.must ? undefined : section);
      }
    }
    for (const rule of rules) rule(object, trial);
    trial.section = outer;
  };
  return Object.assign(check, { type, family, section, required, properties: new Set(fields.keys()) });
}
