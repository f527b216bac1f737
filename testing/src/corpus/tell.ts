/** One incident as its senders tell it: who speaks, what each of them knows, and what each gets wrong. */
import { type Chance, pick, shuffled, whole } from "../chance.ts";
import { otherName } from "./names.ts";
import { statement, summary } from "./sentences.ts";
import type { Channel, CorpusDocument, Flaw, Incident, Telling } from "./telling.ts";
import { notice } from "./write/notice.ts";
import { operatorForm } from "./write/operator-form.ts";
import { police } from "./write/police.ts";
import { proseJa } from "./write/prose-ja.ts";
import { socAlert } from "./write/soc-alert.ts";
import { taxii } from "./write/taxii.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const technical: readonly Channel[] = ["operator-form", "police", "soc-alert", "taxii", "prose-ja"];
const lists = ["list-a", "list-b", "list-c", "list-d"];

/** The documents about one incident. Bodies that report again and again mostly speak to one list alone. */
export function told(of: Incident, chance: Chance): readonly CorpusDocument[] {
  const serial = of.traps.some(({ trap }) => trap === "serial");
  const wave = of.vendor !== null;
  const values = shuffled(technical, chance).slice(
    0,
    wave ? whole(chance, 0, 1) : serial ? whole(chance, 0, 2) : whole(chance, 1, 4),
  );
  const notices =
    chance() < (serial ? 0.85 : 0.6) ? (serial ? (chance() < 0.8 ? 1 : 2) : whole(chance, 1, 3)) : wave ? 1 : 0;
  const from = shuffled(lists, chance);
  return [
    ...values.map((channel, at) => document(of, channel, at, "", chance)),
    ...Array.from({ length: notices }, (_, at) =>
      document(of, chance() < 0.5 ? "notice-ja" : "notice-en", values.length + at, from[at] ?? "list-a", chance),
    ),
  ];
}

function document(of: Incident, channel: Channel, at: number, list: string, chance: Chance): CorpusDocument {
  const dice = chance();
  const flaw: Flaw = dice < 0.64 ? "none" : dice < 0.84 ? "partial" : dice < 0.92 ? "wrong-clock" : "conflicting-name";
  const telling = seen(of, `${of.id}-${at}`, channel, flaw, list, chance);
  const bytes = new TextEncoder().encode(written(telling, channel));
  return { id: telling.id, bytes, incident: of.id, victim: of.victim.ja, channel, flaw, traps: of.traps };
}

function seen(of: Incident, id: string, channel: Channel, flaw: Flaw, list: string, chance: Chance): Telling {
  const partial = flaw === "partial";
  const slip = flaw === "wrong-clock" ? pick(chance, [9 * HOUR, -9 * HOUR, DAY, 31 * DAY, -365 * DAY]) : 0;
  const public_ = channel === "notice-ja" || channel === "notice-en";
  const noticed = of.at + whole(chance, 1, 60) * HOUR;
  const late = public_
    ? (chance() < 0.8 ? whole(chance, 3, 20) : whole(chance, 20, 80)) * DAY
    : whole(chance, 1, 48) * HOUR;
  const most = <T>(all: readonly T[]): readonly T[] => all.filter(() => chance() < 0.8);
  const [hashes, addresses] = partial ? one(of, chance) : [most(of.hashes), [...most(of.addresses), ...of.shared]];
  return {
    id,
    incident: of,
    name: flaw === "conflicting-name" ? otherName(of.victim, chance) : { ja: of.victim.ja, en: of.victim.en },
    occurred: partial && chance() < 0.5 ? null : of.at + slip,
    noticed: Math.max(noticed + slip, of.at + slip),
    told: noticed + late,
    hashes,
    addresses,
    domains: partial ? [] : of.domains,
    affected: partial || chance() < 0.3 ? null : of.affected,
    list,
    sentences: chance() < 0.5 ? statement(of) : summary(of, chance),
  };
}

/** Who knows little knows one value. */
function one(of: Incident, chance: Chance): readonly [readonly string[], readonly string[]] {
  return chance() < 0.5 ? [[pick(chance, of.hashes)], []] : [[], [pick(chance, of.addresses)]];
}

function written(t: Telling, channel: Channel): string {
  switch (channel) {
    case "operator-form":
      return operatorForm(t);
    case "police":
      return police(t);
    case "soc-alert":
      return socAlert(t);
    case "taxii":
      return taxii(t);
    case "prose-ja":
      return proseJa(t);
    case "notice-ja":
      return notice(t, "ja");
    case "notice-en":
      return notice(t, "en");
  }
}
