/**
 * Reaches people for open pages: in the hub, by mail, through a gateway, or by a line in the list of calls to make. Every try is
 * kept with its outcome. A message says that somebody is needed and why in one phrase; of what for, it says nothing.
 */
import { readFileSync } from "node:fs";
import { nextPage, readPagingPlan } from "@noroshi/cases";
import { Temporal } from "temporal-polyfill";
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { asDuty } from "../db/act.ts";
import type { OpenRealm } from "../open-realm.ts";
import type { Ways } from "../outbound/connectors.ts";
import type { Message } from "../outbound/way.ts";
import { record } from "../oversight/recorder.ts";
import { type ContactRow, contactRows } from "./contact-store.ts";
import { REASONS } from "./reasons.ts";
import { insertTry, type NewTry, type PageRow, pagesDue, setNext, triesOf } from "./store.ts";

export const PLAN = readPagingPlan(
  JSON.parse(readFileSync(new URL("../../../../profiles/paging/plan.json", import.meta.url), "utf8")),
);
const BATCH = 50;

interface Wake {
  readonly page: PageRow;
  readonly contact: ContactRow;
}

/** The key with which notes to a contact's gateway are signed. */
export const gatewaySecret = (room: OpenRealm, contactId: string): Buffer =>
  room.realm.key.derive(`webhook:${contactId}`);

/** Takes every open page one step. @returns how many people were paged */
export async function reachOut(room: OpenRealm, ways: Ways): Promise<number> {
  const { realm } = room;
  await asDuty(realm, "door", (tx) =>
    writeActor(tx, { id: DELIVERY_DUTY, kind: "duty", organisationId: null, personId: null, name: "delivery duty" }),
  );
  const { wakes, now } = await asDuty(realm, "delivery", async (tx) => {
    const pages = await pagesDue(tx, BATCH);
    const at = (await tx.now()).toString();
    const contacts =
      pages.length === 0 ? [] : await contactRows(realm, tx, [...new Set(pages.flatMap((p) => p.chain))]);
    const tries = Map.groupBy(
      await triesOf(
        tx,
        pages.map((p) => p.id),
      ),
      (t) => t.page_id,
    );
    const found: Wake[] = [];
    for (const page of pages) {
      const next = nextPage(
        PLAN,
        {
          urgent: page.urgent,
          acknowledged: false,
          chain: page.chain,
          openedAt: page.at,
          tries: onePerson(tries.get(page.id) ?? []),
        },
        contacts.map((c) => ({
          id: c.id,
          organisationId: c.organisation_id,
          priority: c.priority,
          onDuty: c.on_duty_until !== null,
          zone: c.zone,
          quiet: c.quiet,
        })),
        at,
      );
      if (next.do === "wait") await setNext(tx, page.id, { at: next.until });
      if (next.do === "give_up") await setNext(tx, page.id, { gaveUp: true });
      if (next.do === "give_up")
        await record(tx, [
          {
            act: "page.gave_up",
            actorId: DELIVERY_DUTY,
            labelId: page.label_id,
            subject: page.id,
            facts: { reason: page.reason },
          },
        ]);
      const contact = next.do === "page" ? contacts.find((c) => c.id === next.contactId) : undefined;
      if (!contact) continue;
      // Taken up: who comes after this process, if it ends here, looks again when this one would have had its time.
      await setNext(tx, page.id, {
        at: Temporal.Instant.from(at).add({ minutes: PLAN.acknowledgeMinutes }).toString(),
      });
      found.push({ page, contact });
    }
    return { wakes: found, now: at };
  });
  // What is not urgent goes to each person in one message.
  const together = Map.groupBy(wakes, (w) => (w.page.urgent ? w.page.id : `digest ${w.contact.id}`));
  for (const group of together.values()) await wake(room, ways, group, now);
  return wakes.length;
}

/** One person may be tried through several ways at once: that is one try of that person. */
function onePerson(tries: readonly { contact_id: string; channel: string; outcome: string; at: string }[]) {
  const seen = new Map<string, { contactId: string; at: string }>();
  for (const t of tries)
    if (t.outcome !== "reached" && t.outcome !== "no_answer")
      seen.set(`${t.contact_id} ${t.at}`, { contactId: t.contact_id, at: t.at });
  return [...seen.values()];
}

async function wake(room: OpenRealm, ways: Ways, group: readonly Wake[], now: string): Promise<void> {
  const [first] = group;
  if (!first) return;
  const { contact } = first;
  const message = messageFor(room, group, now);
  const outcomes: Pick<NewTry, "channel" | "outcome" | "detail">[] = [];
  for (const { kind, address } of contact.channels) {
    if (kind === "in_app") outcomes.push({ channel: kind, outcome: "shown", detail: null });
    else if (kind === "phone") outcomes.push({ channel: kind, outcome: "to_call", detail: address });
    else {
      const sent = await ways[kind].send({ address, secret: gatewaySecret(room, contact.id) }, message);
      outcomes.push({ channel: kind, outcome: sent.ok ? "sent" : "failed", detail: sent.detail });
    }
  }
  if (outcomes.length === 0) outcomes.push({ channel: "in_app", outcome: "shown", detail: null });
  await asDuty(room.realm, "delivery", async (tx) => {
    for (const { page } of group) {
      const chance = room.realm.chance({ actorId: DELIVERY_DUTY, act: `page ${page.id} ${contact.id} ${now}` });
      for (const o of outcomes)
        await insertTry(tx, {
          ...o,
          id: chance.uuid(),
          pageId: page.id,
          contact,
          by: DELIVERY_DUTY,
        });
      await record(tx, [
        {
          act: "page.sent",
          actorId: DELIVERY_DUTY,
          labelId: page.label_id,
          subject: page.id,
          facts: { contact: contact.id, by: outcomes.map((o) => `${o.channel} ${o.outcome}`) },
        },
      ]);
    }
  });
}

function messageFor(room: OpenRealm, group: readonly Wake[], now: string): Message {
  const lines = group.map(({ page }) => REASONS[page.reason] ?? { en: page.reason, ja: page.reason });
  const urgent = group.some((w) => w.page.urgent);
  const realm = room.realm.kind === "live" ? "" : `[EXERCISE 演習 ${room.name}] `;
  const [one] = lines;
  const count =
    lines.length === 1 && one ? `${one.ja} / ${one.en}` : `${lines.length}件のお知らせ / ${lines.length} notices`;
  return {
    subject: `${realm}Noroshi: ${count}`,
    text: [
      ...lines.map((l) => `・${l.ja}\n  ${l.en}`),
      "",
      "ハブにサインインし、「呼び出し」で確認してください。",
      "Sign in to the hub and acknowledge it under “pages”.",
    ].join("\n"),
    data: {
      schema: "noroshi.page/1",
      realm: room.name,
      exercise: room.realm.kind !== "live",
      at: now,
      urgent,
      pages: group.map(({ page }) => ({ id: page.id, reason: page.reason })),
      text: `${realm}${count}`,
    },
  };
}
