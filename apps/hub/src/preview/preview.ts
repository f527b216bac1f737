/**
 * "Who would see this, and why?": the handling rule asked for other bodies, over labels that the asker sees itself. Names only
 * bodies that the asker may know of, and never speaks of a row that it does not see. Reasons are said as far as the asker may hear
 * them: all to the owner, of its own sight to the reader, else what the marking shows.
 */
import type { WhoSees } from "@noroshi/api";
import {
  type BodyFacts,
  type Label,
  maySee,
  type SaidStep,
  saidOfOthers,
  saidToOwner,
  saidToReader,
  type Verdict,
  type World,
} from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { Directory, Organisation } from "../accounts/store.ts";
import { bodyOf } from "../intake/reading/reports.ts";

/** Bodies of the nation's coordination are known to all members. Source: GET /api/v1/bodies. */
const OFFICES: ReadonlySet<string> = new Set(["coordinator", "police", "ministry", "authority"]);

/** Bodies that the asker may know of: itself, the offices, and all for the one that coordinates. */
export function knownTo(signed: Signed, directory: Directory): readonly Organisation[] {
  return directory.all.filter(
    (o) => signed.body.kind === "coordinator" || o.id === signed.body.id || OFFICES.has(o.kind),
  );
}

/** What the rule may look up for a preview, with the compartments that bodies are admitted to now. */
export interface Sight extends World {
  readonly facts: (o: Organisation) => BodyFacts;
}

export function sightOf(directory: Directory, nowMs: number, cleared: ReadonlyMap<string, readonly string[]>): Sight {
  const facts = (o: Organisation): BodyFacts => ({
    id: o.id,
    kind: o.kind,
    country: o.country,
    groups: o.groups,
    compartments: cleared.get(o.id) ?? [],
  });
  return {
    nowMs,
    hubCountry: directory.hubCountry,
    facts,
    body: (id) => {
      const found = directory.byId(id);
      return found && facts(found);
    },
  };
}

/** The compartments that these labels name. */
export function compartmentsIn(labels: Iterable<Label>): readonly string[] {
  const prefix = "compartment:";
  const all = [...labels].flatMap((l) => [...l.caveats, ...(l.originatorCaveats ?? [])]);
  return [...new Set(all.flatMap((c) => (c.startsWith(prefix) ? [c.slice(prefix.length)] : [])))];
}

export interface Asked {
  readonly askerId: string;
  readonly bodies: readonly Organisation[];
  readonly directory: Directory;
  readonly sight: Sight;
}

/** @param values labels of the values under it that the asker sees, each with how many; none where there are none to ask of */
export function whoSees(
  { askerId, bodies, directory, sight }: Asked,
  label: Label,
  values: readonly { readonly label: Label; readonly items: number }[],
): WhoSees {
  const of = values.reduce((sum, v) => sum + v.items, 0);
  return {
    label: { tlp: label.tlp, caveats: [...label.caveats] },
    bodies: bodies.map((o) => {
      const verdict = maySee(sight.facts(o), label, sight);
      const sees = values.reduce((sum, v) => sum + (maySee(sight.facts(o), v.label, sight).allowed ? v.items : 0), 0);
      return {
        body: bodyOf(directory, o.id),
        sees: verdict.allowed,
        why: [...said(verdict, label.ownerId === askerId, o.id === askerId)],
        values: of === 0 ? null : { of, sees },
      };
    }),
  };
}

function said(verdict: Verdict, owns: boolean, isAsker: boolean): readonly SaidStep[] {
  if (owns) return saidToOwner(verdict);
  if (isAsker) return [{ rule: saidToReader(verdict), outcome: verdict.allowed ? "allows" : "refuses" }];
  return saidOfOthers(verdict);
}
