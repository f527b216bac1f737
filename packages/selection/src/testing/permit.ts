/** A permit and an address plan for tests. */
import { readPermit, readPlan } from "../authorisation/read.ts";
import type { Authorisation } from "../contract/index.ts";

/** The first second of the period of `permitOf`. */
export const T0 = Date.parse("2026-12-01T00:00:00Z") / 1000;

const FIELDS = ["ts", "uid", "id.orig_h", "id.resp_h", "mailfrom", "rcptto"];

/** A permit for foreign traffic of one address on 1 December 2026, with what the test wants otherwise. */
export function permitOf(over: Partial<Authorisation> = {}): Authorisation {
  const read = readPermit({
    id: "P1",
    capability: "foreignForeign",
    legalBasis: "law",
    directions: ["FF", "FD"],
    party: null,
    agreementId: null,
    validFrom: "2026-11-01T00:00:00Z",
    validUntil: "2027-01-01T00:00:00Z",
    criteria: {
      id: "C",
      version: 1,
      targetAct: "act",
      period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
      selectors: [{ type: "address", value: "203.0.113.24" }],
    },
    permittedFields: FIELDS,
    volumeCap: 50,
    ...over,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.permit;
}

/** The same permit with these selectors. */
export function permitFor(
  selectors: Authorisation["criteria"]["selectors"],
  over: Partial<Authorisation> = {},
): Authorisation {
  return permitOf({ ...over, criteria: { ...permitOf().criteria, selectors } });
}

export const PLAN = readPlan([
  { prefix: "192.0.2.0/24", country: "JP", holder: "" },
  { prefix: "192.0.2.64/26", country: "JP", holder: "party" },
  { prefix: "192.0.2.192/26", country: "XF", holder: "" },
  { prefix: "203.0.113.0/24", country: "XF", holder: "" },
  { prefix: "2001:db8::/36", country: "XF", holder: "" },
  { prefix: "2001:db8:1000::/36", country: "JP", holder: "party" },
]);
