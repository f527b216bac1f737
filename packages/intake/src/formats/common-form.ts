/**
 * common-form-ransomware, common-form-ddos: the two Japanese common forms as .xlsx. What law and sharing hang on
 * refuses the form when it cannot be read: number, dates, consents, marking, personal data. Everything else is kept
 * as it stands, and a bad indicator line is refused and named. An empty cell is not 不明.
 */
import type { Consent, IntakeFault, Report, Tlp } from "../contract/index.ts";
import { type Notes, notes } from "../faults.ts";
import type { FormFormat } from "../form/fields.ts";
import { CONSENT_WORDS, PERSONAL_DATA_WORDS, STAGE_WORDS, STATE_WORDS, wordTable } from "../form/words.ts";
import type { Limits } from "../limits.ts";
import type { Workbook } from "../xlsx/workbook.ts";
import { readPersons } from "./common-form/amounts.ts";
import { FormReader, formOf } from "./common-form/form.ts";
import { readIndicatorCell } from "./common-form/indicators.ts";
import * as label from "./common-form/labels.ts";
import { type Rows, readRows } from "./common-form/rows.ts";

export interface FormReading {
  readonly format: FormFormat | null;
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

const CONSENT = wordTable(CONSENT_WORDS);
const PERSONAL_DATA = wordTable(PERSONAL_DATA_WORDS);
const STAGES = wordTable(STAGE_WORDS);
const STATES = wordTable(STATE_WORDS);

/** True if the sheet has a field 様式名: then it is a form, and nothing else is tried. */
export function isForm(book: Workbook): boolean {
  return readRows(book).fields.has(label.FORM_NAME);
}

/** Reads a workbook that should be a common form. `unmarked` counts when the TLP cell is empty. */
export function readCommonForm(book: Workbook, unmarked: Tlp, limits: Limits): FormReading {
  return readFormRows(readRows(book), book.from1904, unmarked, limits);
}

/** Reads a form from its rows, wherever they stood: a sheet, or the answers of the form on the phone. */
export function readFormRows(rows: Rows, from1904: boolean, unmarked: Tlp, limits: Limits): FormReading {
  const format = formOf(rows);
  if (!format.ok) return { format: null, reports: [], refused: [format.fault] };
  const note = notes(limits);
  const form = new FormReader(rows, from1904, note);
  const report = readForm(form, format.format, unmarked, note, limits);
  const refused = [...rows.faults, ...form.fatal, ...note.refused.list()];
  const whole = rows.faults.length === 0 && form.fatal.length === 0;
  return { format: format.format, reports: whole ? [report] : [], refused };
}

function readForm(form: FormReader, format: FormFormat, unmarked: Tlp, note: Notes, limits: Limits): Report {
  const name = form.text(label.FORM_NAME) ?? "";
  const stage = form.word(label.STAGE, STAGES, "named");
  form.word(label.STATE, STATES, "named");
  const organisationRef = form.text(label.ORGANISATION_ID);
  const tlp = form.tlp(label.MARKING) ?? unmarked;
  const consent: Consent = {
    shareWithCoordinator: form.word(label.TO_COORDINATOR, CONSENT, "fatal") === true,
    shareAnonymised: form.word(label.ANONYMISED, CONSENT, "fatal") === true,
    shareAbroad: form.word(label.ABROAD, CONSENT, "fatal") === true,
  };
  const persons = form.text(label.PERSONS);
  const attack =
    format === "common-form-ddos" ? /\bT\d{4}(?:\.\d{3})?\b/.exec(form.text(label.ATTACK_CLASS) ?? "") : null;
  const cell = form.field(label.INDICATORS[format]);
  const report: Report = {
    format,
    kind: "common_form",
    sourceId: form.required(label.REPORT_NUMBER),
    incidentType: format === "common-form-ddos" ? "ddos" : "ransomware",
    title: stage === undefined ? name : `${name}（${form.text(label.STAGE)}）`,
    subject: {
      name: form.text(label.ORGANISATION),
      organisationRef,
      country: null,
      region: null,
      sector: form.text(label.SECTOR),
    },
    occurred: form.time(label.OCCURRED),
    noticed: form.time(label.NOTICED),
    stated: form.time(label.STATED),
    affected: { total: persons === null ? null : readPersons(persons), local: null },
    personalData: form.word(label.PERSONAL_DATA, PERSONAL_DATA, "fatal") ?? null,
    tlp,
    consent,
    originator: organisationRef,
    names: attack ? [{ kind: "technique", value: attack[0] }] : [],
    narrative: form.narrative(),
    items: cell ? readIndicatorCell(cell.raw, cell.place, cell.label, { tlp, originator: organisationRef }, note) : [],
    fields: note.fields,
    existenceCount: null,
  };
  if (report.items.length > limits.items) form.tooManyItems(limits.items);
  form.rest(label.INDICATORS[format]);
  return report;
}
