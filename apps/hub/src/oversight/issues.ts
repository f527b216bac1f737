/**
 * Issues of the public statistics: made from the register, on top of everything that was published before, and kept with the
 * counts behind them. Only a live realm publishes; the database refuses an exercise.
 */
import { createHash } from "node:crypto";
import { issuePage, nextIssue, type PublishedIssue, type Shown, type Statistic } from "@noroshi/oversight";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { OVERSIGHT } from "./book.ts";
import { mustBeCommission, ownLabel, wrong } from "./own-label.ts";
import { record } from "./recorder.ts";
import { entriesOf, readRegister } from "./register.ts";
import { holdIssues, type IssueRow, insertIssue, issueRows } from "./report-store.ts";

const Instant = z.iso.datetime({ offset: true });
export const IssueSaid = z.strictObject({ from: Instant, to: Instant });

// Trusts: this hub wrote it when it published the issue.
const BehindSchema = z.object({
  period: z.object({ from: z.string(), to: z.string() }),
  atoms: z.record(z.string(), z.number()),
  statistics: z.array(
    z.object({ id: z.string(), atoms: z.array(z.string()), shown: z.enum(["exact", "small", "withheld"]) }),
  ),
});

/** @throws Refusal NOT_ALLOWED, NOT_NOW in an exercise or where nothing safe can be published, NOT_UNDERSTOOD for the period */
export async function publishIssue(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof IssueSaid>,
): Promise<Done> {
  mustBeCommission(signed);
  if (signed.room.realm.kind !== "live") throw refused("An exercise publishes nothing.", "演習では何も公表しません。");
  if (Date.parse(said.to) > Date.parse(doing.at))
    throw wrong("to", "The period has not ended yet.", "対象期間がまだ終わっていません。");
  await holdIssues(tx);
  const earlier = (await issueRows(tx)).map(publishedBefore);
  const made = nextIssue(OVERSIGHT, entriesOf(await readRegister(signed, tx)), said, earlier);
  if (!made.ok) {
    if (made.code === "CANNOT_BE_SAFE")
      throw refused("No issue of this period hides its small counts.", "この期間では少数の件数を秘匿できません。");
    throw wrong("from", "It overlaps an earlier issue, or is empty.", "既に公表した期間と重なるか、空です。");
  }
  const body = Buffer.from(JSON.stringify(made.issue));
  const digest = createHash("sha256").update(body).digest();
  const label = await ownLabel(signed);
  const id = doing.chance.uuid();
  await insertIssue(tx, {
    id,
    label,
    number: made.issue.number,
    from: said.from,
    to: said.to,
    body,
    digest,
    receiptId: doing.receiptId,
    pageEn: Buffer.from(issuePage(made.issue, "en")),
    pageJa: Buffer.from(issuePage(made.issue, "ja")),
    behind: {
      period: made.issue.period,
      atoms: Object.fromEntries(made.behind.atoms),
      statistics: made.behind.statistics.map((s) => ({ ...s, shown: made.behind.shown.get(s.id) ?? "withheld" })),
    },
  });
  await record(tx, [
    {
      act: "oversight.issue_published",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { number: made.issue.number, digest: digest.toString("hex"), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

function publishedBefore(row: IssueRow): PublishedIssue {
  const behind = BehindSchema.parse(row.behind);
  return {
    number: row.number,
    period: behind.period,
    shown: new Map<string, Shown>(behind.statistics.map((s) => [s.id, s.shown])),
    statistics: behind.statistics.map(({ id, atoms }): Statistic => ({ id, atoms })),
    atoms: new Map(Object.entries(behind.atoms)),
  };
}

function refused(en: string, ja: string): Refusal {
  return new Refusal("NOT_NOW", { faults: [{ code: "NOT_PUBLISHED", place: "$", say: { en, ja } }] });
}
