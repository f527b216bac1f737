/**
 * One file on its way in: told apart, lifted where it must be, called historical where it is old, sent, and its answer counted.
 * The hub decides what is a report; here it is only made sure that it gets something it can read.
 */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Door } from "../hub/door.ts";
import { faultsOf } from "../hub/faults.ts";
import { INLINE, sendBytes, sendFile } from "../hub/send-file.ts";
import { isOld, newestIn, newestInStream, streamed } from "./age.ts";
import { liftedFile } from "./lifted.ts";
import { importNotices, type NoticeTerms } from "./notices.ts";
import { importKnowledge } from "./send-knowledge.ts";
import type { Summary } from "./summary.ts";
import { type ImportKind, tellApart } from "./tell-apart.ts";

/** By the hub, or here where the hub could not. */
const LIFTED = "of these lifted from STIX 2.0";

export interface ImportTerms extends NoticeTerms {
  readonly door: Door;
  readonly kind: ImportKind;
}

export async function importFile(
  t: ImportTerms,
  file: string,
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
    case "report":
      return sendAsIs(t, file, told.old === true, summary);
  }
}

async function sendAsIs(t: ImportTerms, file: string, old: boolean, summary: Summary): Promise<void> {
  const { size } = await stat(file);
  const newest =
    t.historical !== undefined
      ? undefined
      : size <= INLINE
        ? newestIn(await readFile(file))
        : await newestInStream(() => createReadStream(file));
  const historical = t.historical ?? isOld(newest, t.now);
  const answer = await sendFile(t.door, file, { historical, receivingAuthority: undefined });
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
