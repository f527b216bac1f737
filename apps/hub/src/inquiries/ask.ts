/**
 * One body asks another. Nothing goes out with a question that the asked body may not have: every value in it, also one that is
 * only written in the text, has to pass the rule of release for that body. Abroad, the asker says in addition on which basis and
 * that human rights were looked at; nothing is assumed.
 */
import type { Inquiry } from "@noroshi/api";
import { type Label, mayReceive } from "@noroshi/handling";
import { extract, recognise } from "@noroshi/values";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Organisation } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { findCase } from "../cases/reading/store.ts";
import { heldMember } from "../council/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { isCaveat } from "../intake/markings.ts";
import { inForce } from "../law/store.ts";
import { record } from "../oversight/recorder.ts";
import { sightIn } from "../preview/sight-in.ts";
import { namer } from "../tasks/give.ts";
import { inquiryLabel } from "./inquiry-label.ts";
import { insertInquiry, labelsOfValues } from "./store.ts";

const words = (most: number) => z.string().trim().min(1).max(most);

export const Asked = z.strictObject({
  to: words(200),
  kind: z.enum(["information", "action", "materials"]).default("information"),
  /** Of a request for materials: the article by which the office asks. */
  basis: words(500).nullish(),
  question: words(20_000),
  values: z.array(words(2_000)).max(500).default([]),
  case: words(200).nullish(),
  due: z.iso.datetime({ offset: true }).nullish(),
  release: z
    .strictObject({
      legalBasis: words(500),
      humanRights: words(5_000),
      caveats: z.array(z.string().refine(isCaveat)).max(20),
    })
    .nullish(),
});

/** @throws Refusal NOT_FOUND for a case out of sight, NOT_UNDERSTOOD, RELEASE_UNDECIDED abroad, NOT_RELEASABLE with the places */
export async function ask(signed: Signed, tx: ReaderTx, doing: Doing, said: z.infer<typeof Asked>): Promise<Done> {
  const directory = await signed.room.directory();
  const to = (await namer(signed))(said.to, "to");
  if (to.id === signed.body.id) throw bad("to", "Ask another body.", "他の組織を指定してください。");
  if (said.due && Date.parse(said.due) <= Date.parse(doing.at))
    throw bad("due", "This lies in the past.", "過去の時刻です。");
  if (said.kind === "materials") await mustBeLawful(signed, tx, to, said);
  else if (said.basis)
    throw bad("basis", "Only a request for materials is by law.", "法令に基づくのは資料提出の求めだけです。");
  const caseId = said.case ? await findCase(tx, said.case) : undefined;
  if (said.case && caseId === undefined) throw new Refusal("NOT_FOUND");
  const abroad = to.country !== directory.hubCountry || signed.body.country !== to.country;
  if (abroad && !said.release) throw new Refusal("RELEASE_UNDECIDED");
  const values = valuesIn(said);
  await mustBeReleasable(signed, tx, to, values);
  const release: Inquiry["release"] =
    abroad && said.release ? { country: to.country, ...said.release, caveats: [...said.release.caveats] } : null;
  const label = await internLabel(signed.room.realm, inquiryLabel(signed.body.id, to.id, said.release?.caveats ?? []));
  const id = doing.chance.uuid();
  await insertInquiry(signed.room.realm, tx, {
    id,
    label,
    receiptId: doing.receiptId,
    kind: said.kind,
    askedId: to.id,
    caseId: caseId ?? null,
    due: said.due ?? null,
    basis: said.basis ?? null,
    question: said.question,
    values: values.flatMap(({ kind, value, listed }) => (listed ? [{ kind, value }] : [])),
    release,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "inquiry.asked",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: {
        to: to.id,
        kind: said.kind,
        case: caseId ?? null,
        abroad,
        values: values.length,
        receipt: doing.receiptId,
      },
    },
  ]);
  return { outcome: "recorded" };
}

/**
 * Materials are asked for by the office, of a member of the council, while the law of the council is in force; with article and date.
 * @throws Refusal NOT_ALLOWED for another body, NOT_NOW while the law is not in force, NOT_UNDERSTOOD for who is no member
 */
async function mustBeLawful(
  signed: Signed,
  tx: ReaderTx,
  to: Organisation,
  said: Pick<z.infer<typeof Asked>, "basis" | "due">,
): Promise<void> {
  const { coordinator } = await signed.room.directory();
  if (coordinator?.id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  if (!said.basis) throw bad("basis", "Name the article by which you ask.", "根拠となる条項を示してください。");
  if (!said.due) throw bad("due", "Set a date.", "期限を定めてください。");
  if (!(await inForce(tx, "council"))) {
    const say = { en: "The law of the council is not in force.", ja: "協議会の根拠規定が施行されていません。" };
    throw new Refusal("NOT_NOW", { faults: [{ code: "LEGAL_BASIS_NOT_IN_FORCE", place: "$.basis", say }] });
  }
  if ((await heldMember(tx, to.id))?.state !== "admitted")
    throw bad("to", "Only a member of the council is asked so.", "協議会の構成員に対してのみ求められます。");
}

interface Value {
  readonly kind: string;
  readonly value: string;
  readonly place: string;
  readonly listed: boolean;
}

/** Every value that would go out: those listed, and those that stand in the text. @throws Refusal NOT_UNDERSTOOD for one that is none */
function valuesIn(said: z.infer<typeof Asked>): readonly Value[] {
  const listed = said.values.map((raw, n): Value => {
    const found = recognise(raw);
    if (!found) throw bad(`values.${n}`, "No value that is known here.", "認識できる値ではありません。");
    return { kind: found.kind, value: found.value, place: `$.values.${n}`, listed: true };
  });
  const written = extract(said.question).map(
    ({ kind, value }): Value => ({ kind, value, place: "$.question", listed: false }),
  );
  return [...listed, ...written];
}

/** A value that the asker knows from somebody goes out only where that somebody's terms let it; one that is only its own may. */
async function mustBeReleasable(
  signed: Signed,
  tx: ReaderTx,
  to: Organisation,
  values: readonly Value[],
): Promise<void> {
  const rows = await labelsOfValues(tx, values);
  if (rows.length === 0) return;
  const labels = await readLabels(tx.db, [...new Set(rows.map((r) => r.label_id))]);
  const sight = await sightIn(tx, await signed.room.directory(), labels.values());
  const free = (v: Value): boolean => {
    const known = rows
      .filter((r) => r.kind === v.kind && r.value === v.value)
      .flatMap((r) => labels.get(r.label_id) ?? []);
    // What the asker says of its own accord it may say to whom it likes; what it was handed it may not.
    const own = (l: Label): boolean =>
      l.ownerId === signed.body.id &&
      l.originatorId === signed.body.id &&
      (l.provenance ?? "independent") === "independent";
    return known.length === 0 || known.some((l) => own(l) || mayReceive(sight.facts(to), l, sight).allowed);
  };
  const held = [...new Set(values.filter((v) => !free(v)).map((v) => v.place))];
  if (held.length === 0) return;
  const say = {
    en: "This value may not be handed to that body under its source's terms.",
    ja: "出所の条件により、この値をその組織に渡すことはできません。",
  };
  throw new Refusal("NOT_RELEASABLE", { faults: held.map((place) => ({ code: "NOT_RELEASABLE", place, say })) });
}

function bad(place: string, en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
}
