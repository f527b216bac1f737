/**
 * Facts, forms, regimes and calendars as they ship, read once at the start. A stage of a regime for which nobody has drawn a form
 * gets a plain one from the fields that the stage asks for: a new law is data, and it can be filed at once.
 */
import { readdirSync, readFileSync } from "node:fs";
import { type FactCatalogue, type FilingForm, readCatalogue, readForm } from "@noroshi/cases";
import {
  type BusinessCalendar,
  businessCalendar,
  type Regime,
  readCalendar,
  readRegimes,
  type Stage,
} from "@noroshi/law";

const PROFILES = new URL("../../../../profiles/", import.meta.url);

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, PROFILES), "utf8"));
const folder = (name: string): readonly unknown[] =>
  readdirSync(new URL(name, PROFILES))
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => read(`${name}${file}`));

export const CATALOGUE: FactCatalogue = readCatalogue(folder("facts/"), read("filings/questions.json"));

export const REGIMES: readonly Regime[] = folder("regimes/").flatMap((json) => {
  const loaded = readRegimes(json);
  if (!loaded.ok) throw new Error(`regimes: ${JSON.stringify(loaded.faults)}`);
  return loaded.value.regimes;
});

const CALENDARS = new Map(
  folder("calendars/").map((json): [string, BusinessCalendar] => {
    const loaded = readCalendar(json);
    if (!loaded.ok) throw new Error(`calendar: ${JSON.stringify(loaded.faults)}`);
    return [loaded.value.id, loaded.value];
  }),
);

const NO_HOLIDAYS = businessCalendar({
  id: "weekends",
  weekend: ["Saturday", "Sunday"],
  covers: { from: "1970-01-01", to: "9999-12-31" },
  source: "weekends alone",
  verified: true,
  holidays: [],
});

export const calendarOf = (stage: Stage): BusinessCalendar => CALENDARS.get(stage.calendar ?? "") ?? NO_HOLIDAYS;

const DRAWN: readonly FilingForm[] = folder("filings/forms/").map((json) => readForm(json, CATALOGUE));

/** A plain form for a stage that has none of its own: one row a field. */
function plainForm(regime: Regime, stage: Stage): FilingForm {
  const language = regime.jurisdiction === "JP" ? "ja" : "en";
  const [first] = stage.recipients;
  return readForm(
    {
      schema: "noroshi.filing-form/1",
      id: stage.id,
      version: 1,
      title: {
        en: `${regime.name.en}: ${stage.name.en}`,
        ja: `${regime.name.ja}　${stage.name.ja}`,
      },
      regime: regime.id,
      meets: [stage.id],
      step: /final/.test(stage.id) ? "final" : "first",
      encoding: "document",
      language,
      zone: stage.zone,
      recipient: { name: first?.name ?? regime.name, bodies: stage.recipients.map((r) => r.id) },
      text: stage.text,
      source: stage.source,
      verified: stage.verified,
      protection: regime.protection.filter((p) => ["limitedUse", "noRegulatoryUse", "privilege"].includes(p)),
      rows: stage.fields.flatMap((fact) => {
        const field = CATALOGUE.get(fact);
        return field ? [{ label: field.name, facts: [fact] }] : [];
      }),
    },
    CATALOGUE,
  );
}

const drawnFor = new Set(DRAWN.flatMap((f) => f.meets));

/** Every form that can be filed: those that somebody drew, and a plain one for each reporter's stage beside them. */
export const FORMS: ReadonlyMap<string, FilingForm> = new Map(
  [
    ...DRAWN,
    ...REGIMES.flatMap((r) =>
      r.stages
        .filter((s) => s.obliged === "reporter" && s.fields.length > 0 && !drawnFor.has(s.id))
        .map((s) => plainForm(r, s)),
    ),
  ].map((f) => [f.id, f]),
);

/** The form by which a body meets a stage. */
export const formOfStage = (stage: string): FilingForm | undefined =>
  [...FORMS.values()].find((f) => f.meets.includes(stage));

/** The common form for a kind of incident, by whose labels own forms are read. */
export const commonFormOf = (format: string): FilingForm | undefined =>
  FORMS.get(format === "common-form-ddos" ? "jp-common-form-ddos" : "jp-common-form-ransomware");
