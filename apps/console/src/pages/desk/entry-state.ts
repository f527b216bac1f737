/** A desk entry while it is written: flat texts, and the document that they make. Times are in the office's zone. */
import { type Answers, type FormFormat, formDocument, readLocalTime } from "@noroshi/api/form";
import { officeZone } from "../../format/zone.ts";

export interface EntryTexts {
  readonly organisation: string;
  readonly channel: string;
  readonly callerName: string;
  readonly callerRole: string;
  readonly calledAt: string;
  readonly verified: "" | "yes" | "no";
  readonly callbackNumber: string;
  readonly numberFrom: string;
  readonly spokeTo: string;
  readonly callbackAt: string;
  readonly why: string;
  readonly heard: string;
  readonly form: FormFormat;
  readonly answers: Answers;
  readonly fromLog: "no" | "yes";
  readonly logReceived: string;
  readonly logReference: string;
  readonly logBatch: string;
  readonly logWhy: string;
}

export const EMPTY_ENTRY: EntryTexts = {
  organisation: "",
  channel: "telephone",
  callerName: "",
  callerRole: "",
  calledAt: "",
  verified: "",
  callbackNumber: "",
  numberFrom: "",
  spokeTo: "",
  callbackAt: "",
  why: "",
  heard: "",
  form: "common-form-ransomware",
  answers: {},
  fromLog: "no",
  logReceived: "",
  logReference: "",
  logBatch: "",
  logWhy: "",
};

/** The next entry of the same paper log keeps what is the same on every line of it. */
export function nextOfLog(e: EntryTexts): EntryTexts {
  return e.fromLog === "yes" ? { ...EMPTY_ENTRY, fromLog: "yes", logBatch: e.logBatch, logWhy: e.logWhy } : EMPTY_ENTRY;
}

/** An instant where it can be read; else the words, so that the hub names the place. */
const instant = (text: string): string => readLocalTime(text, officeZone())?.instant ?? text;

/** What stands in the document; the report's number is the hub's to give. */
export function entryDocument(e: EntryTexts): unknown {
  const called = e.verified === "yes";
  return {
    schema: "desk-entry/1",
    organisation: e.organisation,
    channel: e.channel,
    caller: { name: e.callerName, role: e.callerRole },
    calledAt: instant(e.calledAt),
    callback: called
      ? { number: e.callbackNumber, numberFrom: e.numberFrom, spokeTo: e.spokeTo, at: instant(e.callbackAt) }
      : null,
    whyNotVerified: called ? "" : e.why,
    heard: e.heard,
    paperLog:
      e.fromLog === "yes"
        ? { receivedAt: instant(e.logReceived), reference: e.logReference, batch: e.logBatch, why: e.logWhy }
        : null,
    report: formDocument(e.form, { 報告区分: "初報", ...e.answers, 報告番号: "desk" }),
  };
}
