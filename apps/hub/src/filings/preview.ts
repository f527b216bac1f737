/**
 * What one authority would be told now: the facts that it may have, on its form. The same computation makes the preview and the
 * filing; the digest of the one is asked for by the other, so that nobody files what it has not seen.
 */
import { createHash } from "node:crypto";
import {
  type Change,
  type Contradiction,
  changes,
  choose,
  contradictions,
  type FactSet,
  type FilingForm,
  factsOf,
  type Rendering,
  render,
} from "@noroshi/cases";
import type { Directory, Organisation } from "../accounts/store.ts";
import { lastTold, type OpenCase } from "./dossier.ts";
import { CATALOGUE } from "./profiles.ts";
import type { FilingRow } from "./store.ts";

export interface Preview {
  readonly form: FilingForm;
  readonly to: Organisation | undefined;
  readonly facts: FactSet;
  readonly rendering: Rendering;
  /** The last filing of this form to this recipient. */
  readonly before: FilingRow | undefined;
  readonly version: number;
  readonly heldBack: readonly string[];
  readonly changes: readonly Change[] | null;
  readonly contradicts: readonly Contradiction[];
  readonly digest: string;
}

/** @param to a body of this hub; undefined = an authority outside of it, which may have only what is restricted for nobody */
export function preview(file: OpenCase, form: FilingForm, to: Organisation | undefined): Preview {
  const facts = choose(file.statements, to?.id ?? null);
  const told = lastTold(file);
  const earlier = file.filed.filter((f) => f.form === form.id && f.recipient_id === (to?.id ?? null));
  const before = earlier.at(-1);
  const rendering = render(form, facts, { catalogue: CATALOGUE, at: file.now, earlier: earlier.length });
  const last = told.find((t) => t.filing === before?.id);
  return {
    form,
    to,
    facts,
    rendering,
    before,
    version: earlier.length + 1,
    heldBack: factsOf(form).filter((f) => file.facts.has(f) && !facts.has(f)),
    changes: last ? changes(last.told, rendering.told) : null,
    contradicts: contradictions(rendering.told, facts, told),
    digest: digestOf(form, to, rendering),
  };
}

/** Over what is told and to whom, not over the instant: looking a minute later is the same preview. */
function digestOf(form: FilingForm, to: Organisation | undefined, rendering: Rendering): string {
  const told = Object.entries(rendering.told).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([form.id, form.version, to?.id ?? null, told]))
    .digest("hex");
}

/** Bodies of this hub that may receive a form: those that it names, then those of the kinds that it names. */
export function recipientsOf(form: FilingForm, directory: Directory, filer: string): readonly Organisation[] {
  const named = form.recipient.bodies.flatMap((slug) => directory.bySlug(slug) ?? []);
  const ofKind = directory.all.filter(
    (b) => form.recipient.kinds.includes(b.kind) && b.country === directory.hubCountry && !named.includes(b),
  );
  const order = (b: Organisation) => form.recipient.kinds.indexOf(b.kind);
  return [...named, ...ofKind.toSorted((a, b) => order(a) - order(b))].filter((b) => b.id !== filer);
}
