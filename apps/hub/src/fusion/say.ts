/**
 * A person says that two reports speak of one incident, or of two, or takes that back. It is honoured by the duty, and in the
 * view of everybody who may see the statement; by default these are the ones who may see both reports as its author does.
 * Nobody learns of a pair from it that they do not see themselves.
 */
import { stricter } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel, type Marking } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { insertSaid, labelsOver } from "./said-store.ts";

export interface Saying {
  readonly a: string;
  readonly b: string;
  readonly says: "same" | "apart" | "revoked";
  readonly why: string | null;
}

/** @throws Refusal NOT_FOUND where the author does not see both reports */
export async function say(signed: Signed, tx: ReaderTx, doing: Doing, said: Saying): Promise<Done> {
  const over = [...(await labelsOver(tx, said.a))];
  const other = await labelsOver(tx, said.b);
  if (over.length === 0 || other.length === 0 || said.a === said.b) throw new Refusal("NOT_FOUND");
  const markings = [...(await readLabels(tx.db, [...new Set([...over, ...other])])).values()];
  const label = await internLabel(signed.room.realm, togetherOf(signed.body.id, markings));
  await insertSaid(tx, {
    ...said,
    id: doing.chance.uuid(),
    labelId: label.label_id,
    receiptId: doing.receiptId,
    at: doing.at,
  });
  await enqueue(tx, "fuse", {});
  await record(tx, [
    {
      act: "link.said",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: said.a,
      facts: { other: said.b, says: said.says, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** As strict as everything that lies over either report: what restricts one of them restricts what is said of both. */
function togetherOf(ownerId: string, markings: readonly Marking[]): Marking {
  const caveats = new Set(
    markings
      .flatMap((m) => [...m.caveats, ...(m.originatorCaveats ?? [])])
      .filter((c) => c !== "strict_scope_government" && c !== "common_form"),
  );
  const sealed = markings.find((m) => m.sealedTo !== null);
  return {
    ownerId,
    originatorId: ownerId,
    tlp: markings.reduce<Marking["tlp"]>((t, m) => stricter(t, m.tlp), "clear"),
    caveats: [...caveats].sort(),
    consent: [],
    audience: markings.some((m) => m.audience !== null) ? [ownerId] : null,
    class: "act",
    sealedTo: sealed?.sealedTo ?? null,
  };
}
