/**
 * "Who would see this, and why?": the handling rule asked for other bodies, over labels that the asker sees itself. Names only
 * bodies that the asker may know of, and never speaks of a row that it does not see.
 */
import type { WhoSees } from "@noroshi/api";
import { type BodyFacts, type Label, maySee, type World } from "@noroshi/handling";
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

export const factsOf = (o: Organisation): BodyFacts => ({
  id: o.id,
  kind: o.kind,
  country: o.country,
  groups: o.groups,
});

export function worldOf(directory: Directory, nowMs: number): World {
  return {
    nowMs,
    hubCountry: directory.hubCountry,
    body: (id) => {
      const found = directory.byId(id);
      return found && factsOf(found);
    },
  };
}

/** @param values labels of the values under it that the asker sees, each with how many; none where there are none to ask of */
export function whoSees(
  bodies: readonly Organisation[],
  directory: Directory,
  nowMs: number,
  label: Label,
  values: readonly { readonly label: Label; readonly items: number }[],
): WhoSees {
  const world = worldOf(directory, nowMs);
  const of = values.reduce((sum, v) => sum + v.items, 0);
  return {
    label: { tlp: label.tlp, caveats: [...label.caveats] },
    bodies: bodies.map((o) => {
      const verdict = maySee(factsOf(o), label, world);
      const sees = values.reduce((sum, v) => sum + (maySee(factsOf(o), v.label, world).allowed ? v.items : 0), 0);
      return {
        body: bodyOf(directory, o.id),
        sees: verdict.allowed,
        why: verdict.chain.map((s) => ({ rule: s.rule, outcome: s.outcome })),
        values: of === 0 ? null : { of, sees },
      };
    }),
  };
}
