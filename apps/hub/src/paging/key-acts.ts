/** A body enters a public key of its own, lets it take another one's place, or withdraws it. */
import { z } from "zod";
import { OFFICES } from "../accounts/offices.ts";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel, type Marking } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { insertKey, withdrawKey } from "./key-store.ts";

const instant = z.iso.datetime({ offset: true });
const Whole = z
  .strictObject({
    purpose: z.enum(["mail", "files", "signatures"]),
    form: z.enum(["openpgp", "x509"]),
    // Written as people read it out: in groups, with colons or spaces.
    fingerprint: z
      .string()
      .transform((said) => said.replace(/[\s:]/g, "").toLowerCase())
      .pipe(z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/))
      .nullish(),
    publicKey: z.string().max(20_000).nullish(),
    since: instant,
    until: instant.nullish(),
    replaces: z.uuid().nullish(),
  })
  .refine((k) => k.fingerprint || k.publicKey, { path: ["fingerprint"], message: "give the key or its fingerprint" });
export const KeySaidHere = z.union([z.strictObject({ id: z.uuid(), mark: z.literal("withdrawn") }), Whole]);

/** @throws Refusal NOT_FOUND for another body's key or one whose place is taken, NOT_UNDERSTOOD for what is no such key */
export async function keepKey(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof KeySaidHere>,
): Promise<Done> {
  const label = await internLabel(signed.room.realm, await keyLabel(signed));
  const id = "mark" in said ? said.id : doing.chance.uuid();
  if ("mark" in said) {
    if (!(await withdrawKey(tx, id, doing.at))) throw new Refusal("NOT_FOUND");
  } else {
    if (said.until && Date.parse(said.until) <= Date.parse(said.since))
      throw bad("until", "It ends before it begins.", "終了が開始より前です。");
    const key = { ...said, fingerprint: proven(said), publicKey: said.publicKey?.trim() ?? null };
    const whole = { ...key, until: said.until ?? null, replaces: said.replaces ?? null };
    if (!(await insertKey(tx, id, label, whole, doing.at))) throw new Refusal("NOT_FOUND");
  }
  const facts = { mark: "mark" in said ? said.mark : "written", receipt: doing.receiptId };
  await record(tx, [{ act: "body_key.kept", actorId: tx.reader.actorId, labelId: label.label_id, subject: id, facts }]);
  return { outcome: "recorded" };
}

/** An office's key is for everybody that writes to it; that of a body which not everybody knows of, for the one that coordinates. */
async function keyLabel(signed: Signed): Promise<Marking> {
  const { coordinator } = await signed.room.directory();
  const own = signed.body.id;
  if (OFFICES.has(signed.body.kind)) return { ...actLabel(own, "clear", []), audience: null };
  return actLabel(own, "amber", coordinator === undefined || coordinator.id === own ? [] : [coordinator.id]);
}

/** The key's own fingerprint where the key is given; what was said beside it has to be the same. */
function proven(said: z.infer<typeof Whole>): string {
  const given = said.publicKey ? fingerprintOf(said.form, said.publicKey) : (said.fingerprint ?? undefined);
  if (given === undefined) throw bad("publicKey", "No public key of this form.", "この形式の公開鍵ではありません。");
  if (said.fingerprint && said.fingerprint !== given)
    throw bad("fingerprint", "The key has another fingerprint.", "鍵の指紋と一致しません。");
  return given;
}

function bad(place: string, en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
}
