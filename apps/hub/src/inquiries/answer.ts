/**
 * What is said on a request. An answer goes through intake like everything that a body says: it becomes a report of the
 * answerer's, under the answerer's label, read by who asked and by nobody beside; its values are assertions. A refusal says why.
 */
import { understandFile } from "@noroshi/intake";
import type { Understanding } from "@noroshi/intake/contract";
import { recognise } from "@noroshi/values";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import { actOnce, type Doing } from "../acts/act.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { accept } from "../intake/accept.ts";
import type { Answer } from "../intake/submission.ts";
import { record } from "../oversight/recorder.ts";
import { inquiryLabel } from "./inquiry-label.ts";
import { seeInquiries } from "./reading.ts";
import { findInquiry, type InquiryRow, insertWord, moveInquiry } from "./store.ts";

export const WordSaid = z
  .strictObject({
    kind: z.enum(["answer", "refusal", "reminder", "withdrawal"]),
    words: z.string().trim().min(1).max(100_000).nullish(),
    values: z.array(z.string().trim().min(1).max(2_000)).max(2_000).default([]),
    tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).default("amber"),
  })
  .refine((w) => w.kind === "reminder" || w.words, { path: ["words"], message: "say it" })
  .refine((w) => w.kind === "answer" || w.values.length === 0, {
    path: ["values"],
    message: "only an answer holds values",
  });
type Said = z.infer<typeof WordSaid>;

export interface Saying {
  readonly id: string;
  readonly version: number | undefined;
  readonly key: string;
  readonly bytes: Buffer;
}

const BY_ASKED: ReadonlySet<Said["kind"]> = new Set(["answer", "refusal"]);
const STATE = { answer: "answered", refusal: "refused", withdrawal: "withdrawn" } as const;
const ACTS = {
  answer: "inquiry.answered",
  refusal: "inquiry.refused",
  reminder: "inquiry.reminded",
  withdrawal: "inquiry.withdrawn",
} as const;

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for the other side's word, CHANGED_MEANWHILE, NOT_NOW once it is closed, NOT_UNDERSTOOD */
export async function sayOnInquiry(signed: Signed, saying: Saying, said: Said): Promise<Answer> {
  const { realm } = signed.room;
  const report = said.kind === "answer" ? await intoReport(signed, saying, said) : null;
  return actOnce(signed, saying, async (tx, doing) => {
    const inquiry = await open(signed, tx, saying, said);
    const other = inquiry.asker_id === signed.body.id ? inquiry.asked_id : inquiry.asker_id;
    if (said.kind !== "reminder" && !(await moveInquiry(tx, inquiry, STATE[said.kind]))) throw new Refusal("NOT_NOW");
    const label = await internLabel(realm, inquiryLabel(signed.body.id, other));
    await insertWord(realm, tx, {
      id: doing.chance.uuid(),
      inquiryId: inquiry.id,
      label,
      receiptId: doing.receiptId,
      kind: said.kind,
      reportId: report,
      words: said.words ?? "",
      at: doing.at,
    });
    await entry(tx, doing, inquiry, said, label.label_id, report);
    return { outcome: "recorded" };
  });
}

async function entry(
  tx: ReaderTx,
  doing: Doing,
  inquiry: InquiryRow,
  said: Said,
  labelId: number,
  report: string | null,
) {
  await record(tx, [
    {
      act: ACTS[said.kind],
      actorId: tx.reader.actorId,
      labelId,
      subject: inquiry.id,
      facts: { report, receipt: doing.receiptId },
    },
  ]);
}

/** The request as it may be spoken to by this body now. */
async function open(signed: Signed, tx: ReaderTx, saying: Saying, said: Said): Promise<InquiryRow> {
  const inquiry = await findInquiry(tx, saying.id);
  if (!inquiry) throw new Refusal("NOT_FOUND");
  const asked = inquiry.asked_id === signed.body.id;
  if (asked !== BY_ASKED.has(said.kind)) throw new Refusal("NOT_ALLOWED");
  if (saying.version !== undefined && saying.version !== inquiry.version) {
    const [current] = await seeInquiries(signed, tx, [inquiry]);
    throw new Refusal("CHANGED_MEANWHILE", { versions: { current, yours: said } });
  }
  if (inquiry.state !== "open") throw new Refusal("NOT_NOW");
  return inquiry;
}

/** The answer as a report of its author's. Under a key that follows from the act's: said again after a fault it is the same one. */
async function intoReport(signed: Signed, saying: Saying, said: Said): Promise<string> {
  const { realm } = signed.room;
  const key = `${saying.key}#answer`.slice(-200);
  const inquiry = await asReader(realm, signed.acting.reader, async (tx) => {
    const found = await findInquiry(tx, saying.id);
    // Said again, the act itself answers from its receipt.
    return found?.state === "answered" ? found : open(signed, tx, saying, said);
  });
  const bytes = Buffer.from(JSON.stringify(documentOf(said, inquiry.id)));
  const answer = await accept(signed, {
    idempotencyKey: key,
    bytes,
    mediaType: "application/json",
    historical: false,
    receivingAuthority: null,
    to: [inquiry.asker_id],
    understand: () => understood(bytes),
  });
  const [report] = answer.receipt.reportIds;
  if (report === undefined) throw new Refusal("NOT_UNDERSTOOD", { faults: [] });
  return report;
}

/** An answer founds no case and is no notice of an incident: it is what somebody wrote, with the values that it names. */
async function understood(bytes: Buffer): Promise<Understanding> {
  const read = await understandFile(bytes, { mediaType: "application/json" });
  return read.ok ? { ...read, reports: read.reports.map((r) => ({ ...r, kind: "document" as const })) } : read;
}

/** @throws Refusal NOT_UNDERSTOOD for a value that is none */
function documentOf(said: Said, inquiry: string) {
  const indicators = said.values.map((raw, n) => {
    const found = recognise(raw);
    const say = { en: "No value that is known here.", ja: "認識できる値ではありません。" };
    if (!found) throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.values.${n}`, say }] });
    return { type: found.kind, value: found.value };
  });
  const title = (said.words ?? "").split("\n")[0]?.slice(0, 200) ?? "";
  return { schema: "neutral-incident/1", id: `answer ${inquiry}`, title, tlp: said.tlp, text: said.words, indicators };
}
