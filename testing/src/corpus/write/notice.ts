/** A public notice about an organisation, as a list gives it out (neutral-incident/1), in Japanese or English. */
import type { Telling } from "../telling.ts";
import { day } from "./time.ts";

export function notice(t: Telling, language: "ja" | "en"): string {
  const { incident: of } = t;
  const supplier = of.vendor === null ? "" : language === "ja" ? `（${of.vendor.ja}）` : ` (${of.vendor.en})`;
  return JSON.stringify({
    schema: "neutral-incident/1",
    id: t.id,
    source: t.list,
    received: day(t.told),
    organisation: `${t.name[language]}${supplier}`,
    country: "JP",
    ...(language === "ja" ? { region: of.victim.region } : {}),
    ...(t.occurred === null ? {} : { occurred: { from: day(t.occurred), to: day(t.occurred) } }),
    ...(t.affected === null ? {} : { affected: t.affected }),
    text: t.sentences[language],
    tlp: "clear",
  });
}
