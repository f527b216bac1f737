/**
 * veris: one incident of the VERIS community schema (or a list of them) as a notice. Classification and counts are
 * taken as they stand; a date may be a month or a year, and then is that whole span. Values come from `ioc` only.
 */
import { recognise } from "@noroshi/values";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { IntakeFault, Item, Report, TimeSpan, Tlp } from "../contract/index.ts";
import { fault, notes, quote, Refusals } from "../faults.ts";
import { check } from "../json/check.ts";
import type { Limits } from "../limits.ts";
import { told } from "../time/span.ts";
import { item } from "../value/item.ts";

const short = z.string().max(1_000);
const words = z.union([short.transform((one) => [one]), z.array(short).max(1_000)]);
const part = z.object({ variety: words.nullish(), name: words.nullish() });

const Veris = z.object({
  incident_id: short.min(1),
  source_id: short.nullish(),
  summary: z.string().max(1_000_000).nullish(),
  victim: z
    .object({ victim_id: short.nullish(), industry: short.nullish(), country: words.nullish(), state: short.nullish() })
    .nullish(),
  timeline: z.object({
    incident: z.object({
      year: z.int().min(1900).max(2200),
      month: z.int().min(1).max(12).nullish(),
      day: z.int().min(1).max(31).nullish(),
    }),
  }),
  actor: z.record(short, part).nullish(),
  action: z.record(short, part).nullish(),
  attribute: z
    .object({
      confidentiality: z
        .object({
          data_disclosure: short.nullish(),
          data_total: z.int().min(0).nullish(),
          data: z.array(z.object({ variety: short.nullish() })).nullish(),
        })
        .nullish(),
    })
    .nullish(),
  ioc: z.array(z.unknown()).nullish(),
});
type Veris = z.infer<typeof Veris>;

/** Reads one incident or a list. Codes: those of the shape, BAD_DATE, BAD_VALUE, DUPLICATE, TOO_MANY. */
export function readVeris(
  value: unknown,
  unmarked: Tlp,
  limits: Limits,
): { readonly reports: readonly Report[]; readonly refused: readonly IntakeFault[] } {
  const refused = new Refusals(limits.faults);
  const reports: Report[] = [];
  const ids = new Set<string>();
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const [index, one] of list.entries()) {
    if (refused.hopeless || reports.length > limits.reports) break;
    const place = Array.isArray(value) ? `$[${index}]` : "$";
    const read = check(Veris, one, place);
    if (!read.ok) {
      refused.addAll(read.faults);
      continue;
    }
    const note = notes(limits);
    const report = reportOf(read.value, place, unmarked, note.refused, limits);
    if (report && ids.has(read.value.incident_id)) note.refused.add(repeated(place, read.value.incident_id));
    else if (report) reports.push(report);
    ids.add(read.value.incident_id);
    refused.addAll(note.refused.list());
  }
  return { reports, refused: refused.list() };
}

function reportOf(said: Veris, place: string, tlp: Tlp, refused: Refusals, limits: Limits): Report | undefined {
  const { year, month, day } = said.timeline.incident;
  const occurred = spanOf(year, month ?? undefined, day ?? undefined);
  if (!occurred) {
    refused.add(noSuchDay(`${place}.timeline.incident`));
    return undefined;
  }
  if ((said.ioc?.length ?? 0) > limits.items) {
    refused.add(tooMany(`${place}.ioc`, limits.items));
    return undefined;
  }
  const items = itemsOf(said.ioc ?? [], place, tlp, refused);
  const country = said.victim?.country?.length === 1 ? (said.victim.country[0] ?? null) : null;
  const names: Report["names"][number][] = [];
  for (const one of Object.values(said.actor ?? {}).flatMap(({ name }) => name ?? []))
    if (named(one)) names.push({ kind: "actor", value: one });
  for (const one of said.action?.["malware"]?.name ?? []) if (named(one)) names.push({ kind: "malware", value: one });
  const field = (label: string, raw: string | null | undefined, read: string | null = null) =>
    raw ? [{ place: `${place}.${label}`, label, raw, read }] : [];
  return {
    format: "veris",
    kind: "incident_notice",
    sourceId: said.incident_id,
    incidentType: typeOf(said),
    title: quote(said.summary ?? "", 200) || "VERIS incident",
    subject: {
      name: said.victim?.victim_id ?? null,
      organisationRef: null,
      country,
      region: said.victim?.state ?? null,
      sector: said.victim?.industry ?? null,
    },
    occurred,
    noticed: null,
    stated: null,
    affected: { total: said.attribute?.confidentiality?.data_total ?? null, local: null },
    personalData: personal(said),
    tlp,
    consent: null,
    originator: said.source_id ?? null,
    names,
    narrative: said.summary ? [{ label: "summary", text: said.summary }] : [],
    items,
    fields: [
      ...field("incident_id", said.incident_id),
      ...field("source_id", said.source_id),
      ...field("timeline.incident", [year, month, day].filter(Boolean).join("-"), told(occurred)),
      ...field("victim.victim_id", said.victim?.victim_id),
      ...field("victim.industry", said.victim?.industry),
      ...items.map((one) => ({ place: one.place, label: "ioc", raw: one.raw, read: `${one.kind} ${one.value}` })),
    ],
    existenceCount: null,
  };
}

const named = (name: string): boolean => name !== "" && !/^(?:unknown|other|na)$/i.test(name);

/** A day, a month or a year in UTC; a month and a year are approximate. */
function spanOf(year: number, month: number | undefined, day: number | undefined): TimeSpan | undefined {
  try {
    const first = Temporal.PlainDate.from(
      { year, month: month ?? 1, day: (month && day) || 1 },
      { overflow: "reject" },
    );
    const length = !month ? { years: 1 } : !day ? { months: 1 } : { days: 1 };
    const from = first.toZonedDateTime("UTC");
    const to = first.add(length).toZonedDateTime("UTC").subtract({ milliseconds: 1 });
    return {
      from: from.toInstant().toString(),
      to: to.toInstant().toString(),
      precision: "day",
      approximate: !month || !day,
    };
  } catch {
    return undefined;
  }
}

function typeOf({ action, attribute }: Veris): string | null {
  const has = (kind: string, variety: string) => action?.[kind]?.variety?.includes(variety) === true;
  if (has("malware", "Ransomware")) return "ransomware";
  if (has("hacking", "DoS") || has("malware", "DoS")) return "ddos";
  if (has("social", "Phishing")) return "phishing";
  if (attribute?.confidentiality?.data_disclosure === "Yes") return "data_breach";
  if (action?.["malware"]) return "malware";
  return action?.["hacking"] ? "intrusion" : null;
}

/** Varieties of data (VERIS `attribute.confidentiality.data.variety`) that are about persons. */
const PERSONAL: ReadonlySet<string> = new Set([
  "Personal",
  "Sensitive Personal",
  "Medical",
  "Bank",
  "Payment",
  "Credentials",
]);

function personal({ attribute }: Veris): Report["personalData"] {
  const said = attribute?.confidentiality;
  if (!said?.data?.some(({ variety }) => PERSONAL.has(variety ?? ""))) return null;
  const words: Readonly<Record<string, Report["personalData"]>> = {
    Yes: "yes",
    Potentially: "possible",
    No: "no",
    Unknown: "unknown",
  };
  const word = said.data_disclosure ?? "";
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}

const Ioc = z.object({ indicator: z.string().min(1).max(10_000) });

function itemsOf(list: readonly unknown[], place: string, tlp: Tlp, refused: Refusals): readonly Item[] {
  return list.flatMap((one, index) => {
    const at = `${place}.ioc[${index}]`;
    const read = check(Ioc, one, at);
    if (!read.ok) {
      refused.addAll(read.faults);
      return [];
    }
    const found = recognise(read.value.indicator);
    if (found)
      return [
        item({
          ref: `ioc ${index + 1}`,
          kind: found.kind,
          value: found.value,
          raw: read.value.indicator,
          tlp,
          place: `${at}.indicator`,
        }),
      ];
    refused.add(shapeless(`${at}.indicator`, read.value.indicator));
    return [];
  });
}

function shapeless(place: string, raw: string): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    `"${quote(raw)}" has not the shape of a value; write an address, domain, URL or hash.`,
    `「${quote(raw)}」は値として読めません。アドレス・ドメイン・URL・ハッシュを書いてください。`,
  );
}

function noSuchDay(place: string): IntakeFault {
  return fault(
    "BAD_DATE",
    place,
    "There is no such day; correct year, month or day.",
    "その日付は存在しません。年月日を直してください。",
  );
}

function repeated(place: string, id: string): IntakeFault {
  return fault(
    "DUPLICATE",
    `${place}.incident_id`,
    `The id "${quote(id)}" occurs twice; only the first is taken.`,
    `id「${quote(id)}」が二度あります。最初のものだけを受け付けます。`,
  );
}

function tooMany(place: string, most: number): IntakeFault {
  return fault(
    "TOO_MANY",
    place,
    `An incident may hold ${most} values; split it.`,
    `一件に書ける値は${most}件までです。分けてください。`,
  );
}
