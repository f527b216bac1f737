/**
 * One file on its way in: told apart, lifted where it must be, called historical where it is old, sent, and its answer counted.
 * The hub decides what is a report; here it is only made sure that it gets something it can read.
 */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { TableMapping } from "@noroshi/intake";
import type { Door } from "../hub/door.ts";
import { faultsOf } from "../hub/faults.ts";
import { INLINE, sendBytes, sendFile } from "../hub/send-file.ts";
import { isOld, newestIn, newestInFile, newestInStream, streamed } from "./age.ts";
import { feedBeside } from "./feed.ts";
import type { FoundFile } from "./files.ts";
import { liftedFile } from "./lifted.ts";
import { importNotices, type NoticeTerms } from "./notices.ts";
import { importElsewhere } from "./other-doors.ts";
import { importKnowledge } from "./send-knowledge.ts";
import type { Summary } from "./summary.ts";
import { type ImportKind, tellApart } from "./tell-apart.ts";

/** By the hub, or here where the hub could not. */
const LIFTED = "of these lifted from STIX 2.0";

export interface ImportTerms extends NoticeTerms {
  /** A saved mapping of the calling body for its tables: its name, and what it says. */
  readonly mapping?: string | undefined;
  readonly table?: TableMapping | undefined;
  readonly door: Door;
  readonly kind: ImportKind;
}

export async function importFile(
  t: ImportTerms,
  { path: file, named }: FoundFile,
  summary: Summary,
  progress: (done: number, of: string) => void,
): Promise<void> {
  const told = await tellApart(file, t.kind);
  switch (told.kind) {
    case "broken":
      return summary.refuse({ file, place: told.place, code: "NOT_JSON", say: told.say });
    case "no-knowledge":
      return summary.refuse({
        file,
        place: "",
        code: "NOT_KNOWLEDGE",
        say: "no reference file that is known here (ATT&CK, galaxy, taxonomy, warning list, KEV)",
      });
    case "knowledge":
      return importKnowledge(t, file, told.of, { value: told.value }, summary, (n) => progress(n, "entries"));
    case "knowledge-lines":
      return importKnowledge(t, file, told.of, "lines", summary, (n) => progress(n, "entries"));
    case "notices":
      return importNotices(t, file, summary, (n) => progress(n, "lines"));
    case "old-stix":
      return sendLifted(t, file, file, told.value, summary);
    case "collections":
      for (const { name, envelope } of told.values)
        await sendLifted(t, file, `${file} collection ${name}`, envelope, summary);
      return;
    case "elsewhere":
      return importElsewhere(t, file, summary);
    case "manifest": {
      const events = await feedBeside(file, summary);
      // Of a folder every file is taken anyway; a manifest that is named alone means its events.
      if (named) for (const event of events) await importFile(t, { path: event, named }, summary, progress);
      return;
    }
    case "passed-over":
      return summary.add(`files passed over (${told.what})`);
    case "report":
      return sendAsIs(t, file, named, told.old === true, summary);
  }
}

async function sendAsIs(t: ImportTerms, file: string, named: boolean, old: boolean, summary: Summary): Promise<void> {
  const { size } = await stat(file);
  const newest =
    t.historical !== undefined
      ? undefined
      : size <= INLINE
        ? await newestInFile(await readFile(file), t.table)
        : await newestInStream(() => createReadStream(file));
  const historical = t.historical ?? isOld(newest, t.now);
  const answer = await sendFile(t.door, file, { historical, receivingAuthority: undefined, mapping: t.mapping });
  if (!named && isNobodysPaper(file, answer))
    return summary.add("files passed over (no report, table or letter that is known)");
  if (answer.status === 202 && old) summary.add(LIFTED);
  count(t, file, historical, answer, summary);
}

async function sendLifted(
  t: ImportTerms,
  file: string,
  called: string,
  value: unknown,
  summary: Summary,
): Promise<void> {
  const { bytes, notes, changed } = liftedFile(value);
  for (const n of notes) summary.note({ file: called, place: n.path, say: n.say });
  const newest = t.historical !== undefined ? undefined : await newestInBytes(bytes);
  const historical = t.historical ?? isOld(newest, t.now);
  const answer = await sendBytes(t.door, file, bytes, { historical, receivingAuthority: undefined });
  if (answer.status === 202 && changed) summary.add(LIFTED);
  count(t, called, historical, answer, summary);
}

/** A table of words or a letter about nothing in a folder is no failure; a file that calls itself JSON or a workbook is. */
function isNobodysPaper(file: string, answer: { status: number; body: unknown }): boolean {
  if (answer.status !== 422 || /\.(json|ndjson|jsonl|xlsx)$/i.test(file)) return false;
  const faults = faultsOf(answer.body);
  return faults.length > 0 && faults.every(({ code }) => code === "UNKNOWN_FORMAT" || code === "NOT_TAKEN");
}

function newestInBytes(bytes: Uint8Array): Promise<number | undefined> | number | undefined {
  return bytes.length <= INLINE ? newestIn(bytes) : newestInStream(() => streamed(bytes));
}

function count(
  t: ImportTerms,
  file: string,
  historical: boolean,
  answer: { status: number; body: unknown },
  summary: Summary,
): void {
  const accepted = answer.status === 202;
  if (accepted) {
    const { outcome, reportIds } = answer.body as { outcome: string; reportIds: readonly string[] };
    summary.add(outcome);
    summary.add("reports in these", reportIds.length);
    if (historical) summary.add("of these historical");
  }
  for (const f of faultsOf(answer.body)) {
    const remark = { file, place: f.place, code: f.code, say: f.say[t.lang] };
    if (f.code === "LIFTED") summary.note(remark);
    else if (accepted) summary.remark(remark);
    else summary.refuse(remark);
  }
}
