/**
 * Plays the telemetry of a scenario under each of its legal profiles: signs the permits and enacts what their text states, each
 * as the body concerned, starts a sensor on the realm's clock, feeds it the logs by pipe, and tells what its certificates and
 * its kept store say. The sensor takes the one path that everybody uses.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CommandFailed } from "../errors.ts";
import { askSensor } from "../hub/sensor.ts";
import type { Inject, Scenario } from "../scenario/read.ts";
import { digestOf, throwAwayBodies } from "./signing.ts";

export interface StoreGate {
  readonly received: number;
  readonly refused: number;
  readonly kept: number;
  readonly destroyed: number;
  readonly reason: string | null;
  readonly perDirection: Readonly<Record<string, unknown>>;
  readonly keptUids: readonly string[];
  readonly storedFields: readonly string[];
  readonly mailTokens: number;
  readonly capReached: readonly string[];
}

export interface Gate extends StoreGate {
  readonly ownerConsent: StoreGate | null;
}

const Stated = z.object({ by: z.string(), at: z.string() });
const File = z.object({
  criteria: z.array(z.looseObject({ id: z.string() })),
  authorisations: z.array(
    z.looseObject({
      id: z.string(),
      criteria: z.string(),
      validFrom: z.string(),
      decisionId: z.string().nullish(),
      partySignature: Stated.nullish(),
      commissionNotice: z.object({ at: z.string() }).nullish(),
      ownerConsent: Stated.nullish(),
    }),
  ),
});

const Shown = z.object({
  certificates: z.array(
    z.object({
      store: z.string(),
      received: z.number(),
      refused: z.number(),
      reason: z.string().nullable(),
      kept: z.number(),
      destroyed: z.number(),
      perDirection: z.record(z.string(), z.unknown()).nullable(),
      capReached: z.array(z.string()),
    }),
  ),
  kept: z.record(z.string(), z.array(z.object({ fields: z.record(z.string(), z.string()) }))),
});

/** What each profile keeps of the telemetry, by the profile's name. */
export async function gatesOf(folder: string, data: string, s: Scenario): Promise<Record<string, Gate>> {
  const inject = s.injects.find((one) => one.action === "telemetry");
  const gates: Record<string, Gate> = {};
  for (const { name, capabilities } of s.legalProfiles) {
    if (inject === undefined) {
      gates[name] = { ...told(undefined, []), ownerConsent: null };
      continue;
    }
    const inForce = Object.entries(capabilities).flatMap(([capability, open]) => (open ? [capability] : []));
    gates[name] = await gateUnder(folder, join(data, "sensors", name), s, inject, inForce);
  }
  return gates;
}

async function gateUnder(
  folder: string,
  data: string,
  s: Scenario,
  inject: Inject,
  inForce: readonly string[],
): Promise<Gate> {
  const fileOf = (format: string): string => {
    const file = inject.files.find((one) => one.format === format);
    if (file === undefined) throw new CommandFailed("NOT_UNDERSTOOD", `${inject.id} has no file of format ${format}`);
    return join(folder, file.path);
  };
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const setUp = join(data, "set-up.json");
  writeFileSync(setUp, JSON.stringify(await signedSetUp(s, inject, inForce, fileOf("authorisations-json"))), {
    mode: 0o600,
  });
  const logs = inject.files
    .filter((one) => one.format?.startsWith("zeek-"))
    .map((one) => readFileSync(join(folder, one.path)));
  const words = ["run", "--set-up", setUp, "--plan", fileOf("address-plan-csv"), "--data", data, "--now", inject.at];
  await askSensor(words, logs);
  const shown = Shown.parse(await askSensor(["show", "--data", data], []));
  const of = (store: string) => shown.certificates.find((one) => one.store === store);
  const owner = of("owner");
  return {
    ...told(of("communications"), shown.kept["communications"] ?? []),
    ownerConsent: owner === undefined ? null : told(owner, shown.kept["owner"] ?? []),
  };
}

function told(
  certificate: z.infer<typeof Shown>["certificates"][number] | undefined,
  kept: readonly { readonly fields: Readonly<Record<string, string>> }[],
): StoreGate {
  const tokens = kept.flatMap(({ fields }) =>
    [fields["mailfrom"], fields["rcptto"]].flatMap((t) => t?.split(",") ?? []),
  );
  return {
    received: certificate?.received ?? 0,
    refused: certificate?.refused ?? 0,
    kept: certificate?.kept ?? 0,
    destroyed: certificate?.destroyed ?? 0,
    reason: certificate?.reason ?? null,
    perDirection: certificate?.perDirection ?? {},
    keptUids: kept.map(({ fields }) => fields["uid"] ?? "").sort(),
    storedFields: [...new Set(kept.flatMap(({ fields }) => Object.keys(fields)))].sort(),
    mailTokens: new Set(tokens.filter((token) => token !== "")).size,
    capReached: [...(certificate?.capReached ?? [])].sort(),
  };
}

/** The set-up of the sensor: permits signed by the coordinator, each stated act by the body that it names. */
async function signedSetUp(s: Scenario, inject: Inject, inForce: readonly string[], path: string): Promise<unknown> {
  const realm = `replay-${s.id}`;
  const kindOf = (body: string) =>
    s.organisations.find((o) => o.id === body)?.kind ?? (body === COMMISSION ? "commission" : "unknown");
  const coordinator =
    s.organisations.find((o) => o.kind === "coordinator" && o.country === s.hubCountry)?.id ?? "coordinator";
  const commission = s.organisations.find((o) => o.kind === "commission")?.id ?? COMMISSION;
  const bodies = throwAwayBodies(realm, kindOf);
  const file = File.parse(JSON.parse(readFileSync(path, "utf8")));
  const permits: { permit: string; acts: string[] }[] = [];
  for (const stated of file.authorisations) {
    const { decisionId, partySignature, commissionNotice, ownerConsent, criteria, ...rest } = stated;
    const body = { ...rest, criteria: file.criteria.find(({ id }) => id === criteria) };
    const permit = await bodies.sign(coordinator, "permit+jws", { permit: body });
    const act = (by: string, name: string, at: string, more: Readonly<Record<string, string>> = {}) =>
      bodies.sign(by, "permit-act+jws", { act: name, permitDigest: digestOf(permit), at, ...more });
    const acts: string[] = [];
    if (decisionId) acts.push(await act(commission, "decision", stated.validFrom, { decisionId }));
    if (partySignature) acts.push(await act(partySignature.by, "party_signature", partySignature.at));
    if (commissionNotice) acts.push(await act(commission, "commission_notice", commissionNotice.at));
    if (ownerConsent) acts.push(await act(ownerConsent.by, "owner_consent", ownerConsent.at));
    permits.push({ permit, acts });
  }
  const status = await bodies.sign(commission, "permit-status+jws", {
    issuedAt: inject.at,
    expiresAt: new Date(Date.parse(inject.at) + 10 * 60_000).toISOString(),
    alive: file.authorisations.map(({ id }) => id),
    inForce,
  });
  const keyring = await bodies.keyring();
  return { schema: "sensor-set-up/1", realm, kind: "replay", country: s.hubCountry, keyring, permits, status };
}

const COMMISSION = "commission";
