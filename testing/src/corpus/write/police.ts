/** What a police agency submits: values without the victim's name, some of them only for law enforcement. */
import type { Telling } from "../telling.ts";
import { instant } from "./time.ts";

export function police(t: Telling): string {
  const values = [
    ...t.addresses.map((value) => ({ type: "ipv6", value })),
    ...t.hashes.map((value) => ({ type: "sha256", value: value.toUpperCase() })),
    ...t.domains.map((value) => ({ type: "domain", value })),
  ];
  return JSON.stringify({
    schema: "police-submission/1",
    submissionId: t.id,
    agencyId: "org-police",
    caseReference: `CASE-${t.id}`,
    incidentType: "ransomware",
    ...(t.occurred === null ? {} : { occurredAt: instant(t.occurred) }),
    submittedAt: instant(t.told),
    tlp: "TLP:AMBER",
    items: [
      ...values.map((one, at) => ({ no: at + 1, handling: "normal", kind: "indicator", ...one })),
      { no: values.length + 1, handling: "lawEnforcementOnly", kind: "note", text: "聴取の記録は別紙のとおり。" },
    ],
  });
}
