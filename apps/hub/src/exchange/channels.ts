/**
 * What an office does with its channels: opens, pauses, ends and changes them, and sends again what did not arrive. Where nobody has
 * opened the way to a host in the hub's environment, no channel to it is made. A key is written and never read again.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { seal } from "../keeping/seal.ts";
import type { PartnerLine } from "../outbound/partner.ts";
import { record } from "../oversight/recorder.ts";
import { namer } from "../tasks/give.ts";
import { changeChannel, heldChannel, insertChannel, keepSecret } from "./channel-store.ts";
import { sendOnceMore } from "./dispatch-store.ts";

const address = z.string().trim().min(1).max(500);
const login = z.string().trim().min(1).max(200);
const secret = z.string().min(1).max(2_000);
const everyMinutes = z.number().int().min(1).max(10_080);
const SUBSCRIPTIONS = ["taxii_pull", "misp_feed", "misp_pull"] as const;
const isSubscription = (way: string): boolean => SUBSCRIPTIONS.some((s) => s === way);
const A_QUARTER_OF_AN_HOUR = 15;

const Fresh = z.strictObject({
  body: z.string().trim().min(1).max(200),
  way: z.enum(["taxii", "webhook", ...SUBSCRIPTIONS]),
  address,
  login: login.nullish(),
  secret: secret.optional(),
  everyMinutes: everyMinutes.optional(),
});
const Change = z.strictObject({
  id: z.uuid(),
  state: z.enum(["open", "paused", "ended"]).optional(),
  address: address.optional(),
  login: login.nullish(),
  secret: secret.optional(),
  everyMinutes: everyMinutes.optional(),
});
export const ChannelSaid = z.union([Change, Fresh]);
export const Nothing = z.strictObject({});

/** Under which the key of a channel is sealed. */
export const SECRETS = "channels";
export const secretPlace = (channelId: string): string => `channel/${channelId}`;

/** @throws Refusal NOT_ALLOWED for a body that does not coordinate, NOT_FOUND for another's channel, NOT_UNDERSTOOD */
export async function keepChannel(
  line: PartnerLine,
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ChannelSaid>,
): Promise<Done> {
  const directory = await signed.room.directory();
  const { realm } = signed.room;
  if (signed.body.kind !== "coordinator" || signed.body.country !== directory.hubCountry)
    throw new Refusal("NOT_ALLOWED");
  if (said.address !== undefined && !line.isOpen(said.address, realm.kind === "live"))
    throw refused(
      "address",
      "Who runs this hub has to open the way to this host first (see the operator's guide); in a live realm it begins with https.",
      "このホストへの経路は、まずハブの運用者が開く必要があります（運用の手引き参照）。実運用では https に限ります。",
    );
  // Named itself, so that the delivery duty may record under it: an empty audience is nobody's, the duty's neither.
  const label = await internLabel(realm, actLabel(signed.body.id, "red", [signed.body.id]));
  const id = "id" in said ? said.id : doing.receiptId;
  if ("id" in said) {
    const held = await heldChannel(tx, id);
    if (!held) throw new Refusal("NOT_FOUND");
    if (said.everyMinutes !== undefined && !isSubscription(held.way)) throw onlyOfSubscriptions();
    await changeChannel(tx, id, said, doing.at);
  } else {
    const body = (await namer(signed))(said.body, "body");
    if (body.id === signed.body.id)
      throw refused("body", "An office is no partner of itself.", "自組織を相手にはできません。");
    if (said.everyMinutes !== undefined && !isSubscription(said.way)) throw onlyOfSubscriptions();
    await insertChannel(tx, {
      id,
      label,
      organisationId: body.id,
      way: said.way,
      address: said.address,
      login: said.login ?? null,
      everyMinutes: isSubscription(said.way) ? (said.everyMinutes ?? A_QUARTER_OF_AN_HOUR) : null,
      at: doing.at,
    });
  }
  if (said.secret !== undefined)
    await keepSecret(tx, id, seal(realm.key.derive(SECRETS), secretPlace(id), Buffer.from(said.secret)));
  await enqueue(tx, "exchange", {}, { key: "exchange" });
  await record(tx, [
    {
      act: "id" in said ? "channel.changed" : "channel.opened",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { state: ("state" in said ? said.state : undefined) ?? "open", renewed: said.secret !== undefined },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND for another's delivery, one that arrived, and one of a channel that ended */
export async function sendAgain(tx: ReaderTx, doing: Doing, id: string): Promise<Done> {
  const labelId = await sendOnceMore(tx, id, doing.at);
  if (labelId === undefined) throw new Refusal("NOT_FOUND");
  await enqueue(tx, "exchange", {}, { key: "exchange" });
  await record(tx, [{ act: "dispatch.sent_again", actorId: tx.reader.actorId, labelId, subject: id, facts: {} }]);
  return { outcome: "recorded" };
}

const onlyOfSubscriptions = (): Refusal =>
  refused(
    "everyMinutes",
    "Only what is taken from a partner has a round.",
    "取得の間隔は、相手から取得する経路だけにあります。",
  );

function refused(field: string, en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${field}`, say: { en, ja } }] });
}
