/**
 * Reads a scenario folder: bodies, terms, warning list, standing orders, legal profiles, injects, releases, readers. Clock rules
 * are read by the hub that judges them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CommandFailed } from "../errors.ts";

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
  files: z.array(z.object({ path: z.string(), mediaType: z.string(), format: z.string().optional() })),
  amends: z.string().nullish(),
  idempotencyKey: z.string(),
  receivingAuthority: z.string().nullish(),
  historical: z.boolean().optional(),
});

const Release = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  evaluateAfter: z.string(),
  audience: z.string(),
  to: z.array(z.string()),
  caseOf: z.string(),
});

const Scenario = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), ja: z.string() }),
  hubCountry: z.string(),
  clockStart: z.iso.datetime(),
  figuresAt: z.iso.datetime(),
  clockEnd: z.iso.datetime(),
  principalInject: z.string().nullish(),
  defaultProfile: z.string(),
  legalProfiles: z.array(z.object({ name: z.string(), capabilities: z.record(z.string(), z.boolean()) })),
  readers: z.array(z.string()).default([]),
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
  clockRules: z.array(z.object({ id: z.string() })).optional(),
  releases: z.array(Release).default([]),
});

export type Scenario = z.infer<typeof Scenario>;
export type Inject = z.infer<typeof Inject>;
export type Release = z.infer<typeof Release>;

/** @throws CommandFailed FILE_NOT_READABLE, NOT_UNDERSTOOD */
export function readScenario(folder: string): Scenario {
  const path = join(folder, "scenario.json");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", `${path}: ${e instanceof Error ? e.message : "not readable"}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (e) {
    throw new CommandFailed("NOT_UNDERSTOOD", `${path} is not JSON: ${e instanceof Error ? e.message : ""}`);
  }
  const read = Scenario.safeParse(json);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  throw new CommandFailed("NOT_UNDERSTOOD", `${path}: ${first?.path.join(".")}: ${first?.message}`);
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
