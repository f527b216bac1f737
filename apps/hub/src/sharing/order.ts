/**
 * A body orders a release. The list of reports is frozen from its own view at that instant: what only the duty joins is outside.
 * Its own part of the package, which it could preview, is kept with the order; what recipients get beyond it is never told to it.
 */
import type { BodyFacts, Label, Package, Source, World } from "@noroshi/handling";
import { canonical, isObservableKind } from "@noroshi/values";
import { Temporal } from "temporal-polyfill";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { closedAmong } from "../db/closed.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { readLabels } from "../db/world.ts";
import { rulingOf } from "../fusion/policy.ts";
import { viewOf } from "../fusion/view.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { packInTurns } from "./in-turns.ts";
import { digestOf } from "./marking.ts";
import { saidReasons } from "./reasons.ts";
import { sourcesFrom, within } from "./sources.ts";
import { insertRelease, type Only, seesValueOf, sourceRows } from "./store.ts";
import { type ChosenVictims, planVictims, victimLinesOf } from "./victims/choose.ts";
import { freezeVictims } from "./victims/freeze.ts";
import { askSecond, rulesOf } from "./waiting/ask-second.ts";

export interface OrderSaid {
  readonly report: string;
  /** Bodies by slug or id; nobody = the public. */
  readonly to: readonly string[];
  readonly audience: string;
  /** Only these values; absent = whatever of the reports the recipients may receive. */
  readonly items?: readonly { readonly kind: string; readonly value: string }[] | undefined;
  /** Whom it names, by consents of theirs; absent = nobody. */
  readonly victims?: ChosenVictims | undefined;
  /** What the preview showed: other than exactly that is not ordered. */
  readonly previewed?: string | undefined;
  /** Why it should go out, for the second person where one is asked. */
  readonly reason?: string | undefined;
}

/**
 * @throws Refusal as `planRelease`; RELEASE_MOVED where it is not what was previewed; SECOND_PERSON_NEEDED where it takes a second person
 * and a machine orders it
 */
export async function orderRelease(signed: Signed, tx: ReaderTx, doing: Doing, said: OrderSaid): Promise<Done> {
  const planned = await planRelease(signed, tx, said, doing.at);
  const { recipients, reports, only, part: seen } = planned;
  const victims = await planVictims(signed.room.realm, tx, planned, said.victims ?? []);
  if (said.previewed !== undefined && said.previewed !== digestOf(seen.values, victimLinesOf(victims)))
    throw new Refusal("RELEASE_MOVED");
  const label = await internLabel(signed.room.realm, actLabel(signed.body.id, "red", []));
  const named = said.victims ?? [];
  const exactly = {
    ...{ id: doing.receiptId, audience: said.audience, recipients: recipients.map((r) => r.id), reports, items: only },
    ...{ victims: named.length === 0 ? null : named, digest: digestOf(seen.values) },
  };
  const rules = await rulesOf(signed, tx, planned, named.length > 0);
  const approvalId = rules.length === 0 ? null : doing.chance.uuid();
  if (approvalId !== null) await askSecond(tx, label, approvalId, { exactly, reason: said.reason });
  await insertRelease(tx, {
    id: doing.receiptId,
    label,
    audience: said.audience,
    recipients: exactly.recipients,
    reports,
    waits: approvalId === null ? null : { approvalId, rules },
    seen: seen.values,
    reasons: saidReasons(planned, signed.body.id),
    items: only,
    report: said.report,
    victims: named,
    at: doing.at,
  });
  await freezeVictims(tx, doing, label, victims, named);
  await enqueue(tx, "deliver", {});
  await record(tx, [
    {
      act: "release.ordered",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: doing.receiptId,
      facts: {
        to: recipients.map((r) => r.id),
        audience: said.audience,
        seen: seen.values.length,
        victims: named.length,
        ...(rules.length === 0 ? {} : { waits: rules.map((r) => r.id) }),
      },
    },
  ]);
  return { outcome: "recorded" };
}

export interface Planned {
  readonly recipients: readonly BodyFacts[];
  readonly reports: readonly string[];
  readonly only: Only;
  /** What of the package the orderer sees itself. */
  readonly part: Package;
  /** What it was computed from, each with the report that it stands in. */
  readonly sources: readonly (Source & { readonly report: string })[];
  readonly labels: ReadonlyMap<number, Label>;
  readonly world: World;
}

/**
 * What an order given now would freeze of the orderer's own part; nothing is written.
 * @throws Refusal NOT_ALLOWED for a body that does not coordinate, NOT_FOUND for a report out of sight, NOT_UNDERSTOOD
 */
export async function planRelease(
  signed: Signed,
  tx: ReaderTx,
  said: Pick<OrderSaid, "report" | "to" | "items">,
  at: string,
): Promise<Planned> {
  const directory = await signed.room.directory();
  if (signed.body.kind !== "coordinator" || signed.body.country !== directory.hubCountry)
    throw new Refusal("NOT_ALLOWED");
  const recipients = recipientsOf(directory, said.to);
  await mustBeOpen(tx, recipients, said.to);
  if (!(await seesValueOf(tx, said.report))) throw new Refusal("NOT_FOUND");
  const view = await viewOf(signed.room.realm, tx, [said.report]);
  const reports = [...view.members(said.report)].sort();
  const only = said.items === undefined ? null : onlyIn(said.items);
  const own = await planOwnPart(signed.room.realm, tx, directory, { recipients, reports, only }, at);
  return { recipients, reports, only, ...own };
}

/** What of the package the orderer sees itself: sources that row security shows it, under the recipients' right to them. */
export async function planOwnPart(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  { recipients, reports, only }: Pick<Planned, "recipients" | "reports" | "only">,
  at: string,
): Promise<Pick<Planned, "part" | "sources" | "labels" | "world">> {
  const rows = await sourceRows(tx, reports, at);
  const used = [...new Set(rows.map((r) => r.label_id))];
  // Of reports that were amended since, or whose values ran out, nothing counts any more.
  const labels: ReadonlyMap<number, Label> = used.length === 0 ? new Map() : await readLabels(tx.db, used);
  const warning = (await rulingOf(realm, tx))?.reference.warning;
  const world: World = {
    nowMs: Temporal.Instant.from(at).epochMilliseconds,
    hubCountry: directory.hubCountry,
    body: (id) => directory.byId(id),
  };
  const sources = within(only, sourcesFrom(rows, labels, warning));
  return { part: await packInTurns(sources, recipients, world), sources, labels, world };
}

// untrusted: values from outside, in any writing
function onlyIn(items: readonly { readonly kind: string; readonly value: string }[]): Only {
  const read = items.map(({ kind, value }) => (isObservableKind(kind) ? canonical(kind, value) : undefined));
  const say = { en: "This is no value of its kind.", ja: "この種別の値ではありません。" };
  const faults = read.flatMap((r, n) => (r?.ok ? [] : [{ code: "BAD_VALUE", place: `$.items.${n}`, say }]));
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
  return read.flatMap((r) => (r?.ok ? [[r.kind, r.value] as const] : []));
}

/** Nothing is ordered to a body whose door is closed. @throws Refusal NOT_UNDERSTOOD with the places */
async function mustBeOpen(tx: ReaderTx, recipients: readonly BodyFacts[], names: readonly string[]): Promise<void> {
  const closed = await closedAmong(
    tx,
    recipients.map((r) => r.id),
  );
  if (closed.size === 0) return;
  const directory = recipients.filter((r) => closed.has(r.id));
  const say = {
    en: "The membership of this body is closed: nothing is released to it.",
    ja: "この組織の協議会への参加は停止しており、提供できません。",
  };
  const shut = (name: string): boolean => directory.some((r) => r.id === name || ("slug" in r && r.slug === name));
  const faults = names.flatMap((name, n) =>
    shut(name) ? [{ code: "MEMBERSHIP_CLOSED", place: `$.to.${n}`, say }] : [],
  );
  throw new Refusal("NOT_UNDERSTOOD", { faults });
}

// untrusted: slugs and ids from outside
function recipientsOf(directory: Directory, names: readonly string[]): readonly BodyFacts[] {
  const found = names.map((name) => directory.bySlug(name) ?? directory.byId(name));
  const say = { en: "No such body in this realm.", ja: "この領域にその組織はありません。" };
  const faults = found.flatMap((body, n) => (body ? [] : [{ code: "BAD_VALUE", place: `$.to.${n}`, say }]));
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
  return [...new Map(found.flatMap((b) => (b ? [[b.id, b] as const] : []))).values()];
}
