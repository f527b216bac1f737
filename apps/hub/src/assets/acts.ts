/** What is done with assets: a body registers and takes back its own; the office approves or refuses, never whoever proposed. */
import { ASSET_KINDS, assetValue } from "@noroshi/sharing";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { type AssetState, findAsset, insertAsset, insertAssetEvent, moveAsset } from "./store.ts";

const words = z.string().trim().min(1).max(1_000);
export const AssetSaid = z.strictObject({
  kind: z.enum(ASSET_KINDS),
  value: z.string().min(1).max(500),
  important: z.boolean().default(false),
  note: words.nullish(),
});
export const AnswerSaid = z.strictObject({ answer: z.enum(["approved", "refused"]), reason: words.nullish() });
export const WithdrawalSaid = z.strictObject({ reason: words.nullish() });

/** @throws Refusal NOT_UNDERSTOOD for what is none of its kind, too wide for one owner, or registered already */
export async function proposeAsset(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof AssetSaid>,
): Promise<Done> {
  const value = assetValue(said.kind, said.value);
  if (value === undefined)
    throw refused(
      "This is no value of its kind, or too wide to be one body's own. Write a range (/8 or narrower, /19 in IPv6), AS64500, a domain, or a product's name.",
      "この種別の値ではないか、一組織のものとしては広すぎます。範囲（IPv4 は /8、IPv6 は /19 以下）、AS64500、ドメイン、製品名のいずれかを書いてください。",
    );
  const { coordinator } = await signed.room.directory();
  const readers = coordinator === undefined || coordinator.id === signed.body.id ? [] : [coordinator.id];
  const label = await internLabel(signed.room.realm, actLabel(signed.body.id, "red", readers));
  const { kind, important, note = null } = said;
  const id = doing.receiptId;
  if (!(await insertAsset(tx, { id, label, kind, value, important, note, at: doing.at })))
    throw refused("It is registered already.", "すでに登録されています。");
  await entry(tx, doing, { id, labelId: label.label_id, state: "proposed", reason: note });
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND out of sight, NOT_ALLOWED for who does not coordinate or who proposed it, NOT_NOW once it was decided */
export async function answerAsset(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const { coordinator } = await signed.room.directory();
  const asset = await findAsset(tx, id);
  if (!asset) throw new Refusal("NOT_FOUND");
  if (coordinator?.id !== signed.body.id || asset.said_by === tx.reader.actorId) throw new Refusal("NOT_ALLOWED");
  if (asset.state !== "proposed") throw new Refusal("NOT_NOW");
  if (!(await moveAsset(tx, id, ["proposed"], said.answer))) throw new Refusal("NOT_NOW");
  await entry(tx, doing, { id, labelId: asset.label_id, state: said.answer, reason: said.reason ?? null });
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND for another body's, NOT_NOW for one that is not in force */
export async function withdrawAsset(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof WithdrawalSaid>,
): Promise<Done> {
  const asset = await findAsset(tx, id);
  if (asset?.organisation_id !== signed.body.id) throw new Refusal("NOT_FOUND");
  if (!(await moveAsset(tx, id, ["proposed", "approved"], "withdrawn"))) throw new Refusal("NOT_NOW");
  await entry(tx, doing, { id, labelId: asset.label_id, state: "withdrawn", reason: said.reason ?? null });
  return { outcome: "recorded" };
}

async function entry(
  tx: ReaderTx,
  doing: Doing,
  e: { readonly id: string; readonly labelId: number; readonly state: AssetState; readonly reason: string | null },
): Promise<void> {
  await insertAssetEvent(tx, { id: doing.chance.uuid(), assetId: e.id, kind: e.state, reason: e.reason, at: doing.at });
  await record(tx, [
    { act: "asset.said", actorId: tx.reader.actorId, labelId: e.labelId, subject: e.id, facts: { state: e.state } },
  ]);
}

function refused(en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.value", say: { en, ja } }] });
}
