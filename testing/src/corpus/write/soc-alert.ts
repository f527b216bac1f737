/** An alert of a security operations centre, as its MISP server gives it out. */
import type { Telling } from "../telling.ts";
import { uuidOf } from "./identifier.ts";
import { day, epoch } from "./time.ts";

export function socAlert(t: Telling): string {
  const values = [
    ...t.addresses.map((value) => ({ type: "ip-dst", category: "Network activity", value })),
    ...t.hashes.map((value) => ({ type: "sha256", category: "Payload delivery", value })),
    ...t.domains.map((value) => ({ type: "domain", category: "Network activity", value })),
  ];
  return JSON.stringify({
    Event: {
      uuid: uuidOf(t.id),
      info: `Alert: ${t.incident.malware} activity`,
      date: day(t.occurred ?? t.told),
      published: true,
      timestamp: epoch(t.told),
      publish_timestamp: epoch(t.told),
      threat_level_id: "2",
      analysis: "1",
      distribution: "3",
      Orgc: { name: "Example SOC", uuid: uuidOf("example soc") },
      Tag: [{ name: "tlp:amber" }],
      Attribute: values.map((one, at) => ({ uuid: uuidOf(`${t.id} ${at}`), to_ids: true, ...one })),
    },
  });
}
