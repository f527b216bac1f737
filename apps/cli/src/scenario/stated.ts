/**
 * What the requests of a scenario state about others: that the foreign ministry was consulted, that the commission decided. In a
 * requester's own file that proves nothing; whoever plays the scenario does each as the body concerned, at its stated time.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CommandFailed } from "../errors.ts";
import type { Inject, Scenario } from "./read.ts";

const Request = z.looseObject({
  requestId: z.string(),
  foreignMinistryConsultation: z.looseObject({ reference: z.string().nullish(), at: z.iso.datetime() }).nullish(),
  commissionDecision: z
    .looseObject({
      id: z.string(),
      outcome: z.string(),
      at: z.iso.datetime(),
      conditions: z.union([z.string(), z.array(z.string())]).nullish(),
      validUntil: z.iso.datetime().nullish(),
    })
    .nullish(),
});

/** One act of a body that a request only states. */
export interface StatedAct {
  readonly at: string;
  readonly by: "foreign ministry" | "commission";
  /** Unlike any other act of the scenario. */
  readonly key: string;
  /** What is sent to the door of that act. */
  readonly said: Readonly<Record<string, unknown>>;
}

export const isRequest = (inject: Inject): boolean => inject.action === "request";

/** The acts that the scenario's requests state, in the order of their times. @throws CommandFailed NOT_UNDERSTOOD */
export function statedActs(folder: string, s: Scenario): readonly StatedAct[] {
  return s.injects
    .filter(isRequest)
    .flatMap((inject) => actsIn(folder, inject))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function actsIn(folder: string, inject: Inject): readonly StatedAct[] {
  const path = inject.files[0]?.path;
  if (path === undefined) throw new CommandFailed("NOT_UNDERSTOOD", `${inject.id} has no file.`);
  const read = Request.safeParse(JSON.parse(readFileSync(join(folder, path), "utf8")));
  if (!read.success) throw new CommandFailed("NOT_UNDERSTOOD", `${path}: ${z.prettifyError(read.error)}`);
  const { foreignMinistryConsultation: consulted, commissionDecision: decided, ...request } = read.data;
  const acts: StatedAct[] = [];
  if (consulted)
    acts.push({
      at: consulted.at,
      by: "foreign ministry",
      key: `consultation ${inject.id}`,
      said: { request, reference: consulted.reference ?? request.requestId },
    });
  if (decided) {
    const words = [decided.conditions ?? []].flat().join("\n");
    acts.push({
      at: decided.at,
      by: "commission",
      key: `decision ${inject.id}`,
      said: {
        request,
        says: saysOf(decided.outcome),
        decision: decided.id,
        words: words === "" ? decided.outcome : words,
        validUntil: decided.validUntil ?? null,
      },
    });
  }
  return acts;
}

/** Only what says that it approves is an approval. */
function saysOf(outcome: string): "approve" | "approve_with_conditions" | "refuse" {
  if (outcome === "approved") return "approve";
  return /^approved.*condition/i.test(outcome) ? "approve_with_conditions" : "refuse";
}

/** A body of the scenario that a request needs and the scenario may not have. */
export interface NeededBody {
  readonly slug: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly kind: string;
  readonly sector: string;
}

export const FOREIGN_AFFAIRS = "foreign-affairs";

/** Is this body of the scenario its hub country's foreign ministry? Scenarios have no kind for it. */
export const isForeignMinistry = (o: Scenario["organisations"][number], hubCountry: string): boolean =>
  o.kind === "ministry" &&
  o.country === hubCountry &&
  (o.sector === FOREIGN_AFFAIRS || /foreign|mofa|外務/i.test(`${o.id} ${o.name.en} ${o.name.ja}`));

/** Who does the acts, by the scenario's ids: its own bodies, and those that are missing. */
export function bodiesOfActs(
  s: Scenario,
  acts: readonly StatedAct[],
): { readonly of: Readonly<Record<StatedAct["by"], string>>; readonly missing: readonly NeededBody[] } {
  const ministry = s.organisations.find((o) => isForeignMinistry(o, s.hubCountry))?.id;
  const commission = (
    s.organisations.find((o) => o.kind === "commission" && o.country === s.hubCountry) ??
    s.organisations.find((o) => o.kind === "commission")
  )?.id;
  const needed = new Set(acts.map((a) => a.by));
  const missing: NeededBody[] = [];
  if (ministry === undefined && needed.has("foreign ministry"))
    missing.push({
      slug: "foreign-ministry",
      name: { en: "Foreign ministry", ja: "外務省" },
      kind: "ministry",
      sector: FOREIGN_AFFAIRS,
    });
  if (commission === undefined && needed.has("commission"))
    missing.push({
      slug: "oversight-commission",
      name: { en: "Oversight commission", ja: "監理委員会" },
      kind: "commission",
      sector: "government",
    });
  return {
    of: { "foreign ministry": ministry ?? "foreign-ministry", commission: commission ?? "oversight-commission" },
    missing,
  };
}
