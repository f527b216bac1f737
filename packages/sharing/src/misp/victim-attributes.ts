/**
 * A card in MISP's core format: attributes of the category "Targeting data", which MISP has for who was hit (describeTypes: target-org,
 * target-location, target-machine), and its sector and time, for which it has none there. When the consent is over the same attributes
 * come once more, deleted and without their values, so that a copy that is synchronised loses them.
 */
import type { Mint } from "../mint.ts";
import { type VictimCard, type VictimLine, victimLines, victimValues } from "../victims/card.ts";

const TYPES: Readonly<Record<VictimLine["field"], readonly [type: string, category: string]>> = {
  name: ["target-org", "Targeting data"],
  sector: ["comment", "Targeting data"],
  region: ["target-location", "Targeting data"],
  system: ["target-machine", "Targeting data"],
  occurred: ["datetime", "Other"],
};
const VALUES = ["comment", "Targeting data"] as const;

const TAGS = [
  { name: "tlp:amber+strict", exportable: true },
  { name: 'noroshi:handling="recipients_only"', exportable: true },
];

export function victimAttributes(mint: Mint, cards: readonly VictimCard[]) {
  return cards.flatMap((card) => {
    const common = { to_ids: false, distribution: "0", timestamp: seconds(card.at), Tag: TAGS };
    const uuid = (field: string) => mint.uuid("victim attribute", card.id, field);
    if (card.words === null) {
      const all = [...Object.entries(TYPES), ["values", VALUES] as const];
      return all.map(([field, [type, category]]) => ({
        ...common,
        uuid: uuid(field),
        type,
        category,
        value: type === "datetime" ? new Date(0).toISOString() : "-",
        comment: "taken back",
        deleted: true,
      }));
    }
    const values = victimValues(card);
    const facts = victimLines(card).map(({ field, label, text }) => {
      const [type, category] = TYPES[field];
      return { ...common, uuid: uuid(field), type, category, value: text, comment: `Victim: ${label.en}` };
    });
    if (values === null) return facts;
    const [type, category] = VALUES;
    const inReport = { ...common, uuid: uuid("values"), type, category, value: values };
    return [...facts, { ...inReport, comment: "Victim: values in its own report" }];
  });
}

const seconds = (iso: string): string => String(Math.floor(Date.parse(iso) / 1_000));
