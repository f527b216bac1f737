/** Reads a scenario folder as far as the demo plays it: bodies, terms, warning list, standing orders, report injects. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Organisation = z.object({
  id: z.string(),
  uuid: z.uuid(),
  name: z.object({ en: z.string(), ja: z.string() }),
  kind: z.string(),
  sector: z.string(),
  country: z.string(),
  groups: z.array(z.string()),
  coreOperator: z.boolean(),
  euEntity: z.boolean(),
});

const Terms = z.object({
  governmentOnly: z.boolean().optional(),
  noForeignRelease: z.boolean().optional(),
  noLawEnforcementWithoutConsent: z.boolean().optional(),
  originatorControl: z.boolean().optional(),
  sharingGroups: z.array(z.string()).optional(),
  strictScope: z.enum(["organisation", "government"]).optional(),
});

const Inject = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  action: z.string(),
  files: z.array(z.object({ path: z.string(), mediaType: z.string() })),
  idempotencyKey: z.string(),
  receivingAuthority: z.string().nullish(),
  historical: z.boolean().optional(),
});

const Scenario = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), ja: z.string() }),
  hubCountry: z.string(),
  clockStart: z.iso.datetime(),
  clockEnd: z.iso.datetime(),
  organisations: z.array(Organisation),
  sharingTerms: z.record(z.string(), Terms),
  warningList: z.array(z.object({ type: z.string(), value: z.string(), list: z.string() })),
  linkPolicy: z.record(z.string(), z.unknown()),
  standingOrders: z.array(
    z.object({
      id: z.string(),
      issuedBy: z.string(),
      person: z.string(),
      issuedAt: z.iso.datetime(),
      opensCaseWhen: z.record(z.string(), z.unknown()),
      participants: z.array(z.string()),
    }),
  ),
  injects: z.array(Inject),
});

export type Scenario = z.infer<typeof Scenario>;
export type Inject = z.infer<typeof Inject>;

export function readScenario(folder: string): Scenario {
  return Scenario.parse(JSON.parse(readFileSync(join(folder, "scenario.json"), "utf8")));
}

/** A body's sharing terms in the words of the handling rule. */
export function caveatsOf(terms: z.infer<typeof Terms> | undefined): string[] {
  if (!terms) return [];
  return [
    ...(terms.governmentOnly ? ["government_only"] : []),
    ...(terms.noForeignRelease ? ["no_foreign_release"] : []),
    ...(terms.noLawEnforcementWithoutConsent ? ["no_law_enforcement_without_consent"] : []),
    ...(terms.originatorControl ? ["originator_control"] : []),
    ...(terms.strictScope === "government" ? ["strict_scope_government"] : []),
    ...(terms.sharingGroups ?? []).map((g) => `group:${g}`),
  ];
}
