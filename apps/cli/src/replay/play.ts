/**
 * Plays a scenario's injects into a replay realm, in the order of its clock, and remembers what each was answered: as the
 * bodies, with their keys, over HTTP.
 */
import type { Receipt } from "@noroshi/api";
import { callLocal } from "../hub/local-door.ts";
import type { Inject, Scenario } from "../scenario/read.ts";
import { keyRing, sendInject } from "../scenario/send.ts";
import { isRequest } from "../scenario/stated.ts";
import { type Playing, step } from "./playing.ts";
import { type Released, releasing } from "./release.ts";
import { requesting } from "./requests.ts";

export interface Told {
  readonly outcome: string;
  readonly of?: string;
  readonly version?: number;
}

export interface Played {
  readonly receipts: Record<string, Told>;
  /** The inject that first sent each report, by the ids of all its versions. */
  readonly injectOf: Map<string, string>;
  /** The inject that sent this very version. */
  readonly sentBy: ReadonlyMap<string, string>;
  readonly keyOf: (slug: string) => Promise<string>;
  /** What was released so far, by the scenario's names. */
  readonly releases: Record<string, Released>;
  /** What the gate answered to requests so far. */
  readonly requests: Record<string, string>;
  /** Plays all injects up to this instant that were not played before. */
  readonly upTo: (instant: string | null) => Promise<void>;
}

/** Prepares to play the injects in this order. */
export function playing(p: Playing, s: Scenario, injects: readonly Inject[]): Played {
  const keyOf = keyRing(p.socket, p.realm);
  const receipts: Record<string, Told> = {};
  const injectOf = new Map<string, string>();
  const sentBy = new Map<string, string>();
  const firstWithKey = new Map<string, string>();
  const rest = [...injects];
  const done = new Set<string>();
  const orders = releasing(p, s, keyOf, injectOf);
  const requests = requesting(p, s, keyOf);
  const play = async (inject: Inject): Promise<void> => {
    if (isRequest(inject)) return requests.ask(inject);
    await requests.enact(inject.at);
    await step(p, inject.at);
    // Telemetry never goes to the hub: the sensor gets it, once for each profile.
    if (inject.action === "telemetry") return;
    const key = `${inject.from} ${inject.idempotencyKey}`;
    const door = { url: p.url, key: await keyOf(inject.from), gone: p.gone };
    const answer = await sendInject(door, p.folder, inject);
    await callLocal(p.socket, "GET", `/local/realms/${p.realm}/settled?wait=60000`);
    const of = firstWithKey.get(key);
    if (answer.status === 202) {
      receipts[inject.id] = told(answer.body as Receipt, rootOf(inject, injects), injectOf);
      for (const id of (answer.body as Receipt).reportIds) if (!sentBy.has(id)) sentBy.set(id, inject.id);
    } else if (answer.status === 409)
      receipts[inject.id] = { outcome: "conflict", ...(of === undefined ? {} : { of }) };
    else {
      p.log(`${inject.id}: refused with status ${answer.status}`);
      receipts[inject.id] = { outcome: "rejected" };
    }
    if (of === undefined) firstWithKey.set(key, inject.id);
    else if (receipts[inject.id]?.outcome === "replayed") receipts[inject.id] = { outcome: "replayed", of };
  };
  return {
    receipts,
    injectOf,
    sentBy,
    keyOf,
    releases: orders.results,
    requests: requests.answers,
    async upTo(instant) {
      const within = (at: string): boolean => instant === null || Date.parse(at) <= Date.parse(instant);
      for (;;) {
        await orders.order((r) => done.has(r.evaluateAfter) && within(r.at));
        const next = rest[0];
        if (!next || !within(next.at)) break;
        rest.shift();
        await play(next);
        done.add(next.id);
      }
      if (instant !== null) await step(p, instant);
    },
  };
}

/** What a receipt says in the words of the result, and to which first inject its reports belong. */
function told(receipt: Receipt, first: string, injectOf: Map<string, string>): Told {
  const { outcome } = receipt;
  for (const id of receipt.reportIds) if (!injectOf.has(id)) injectOf.set(id, first);
  return outcome === "amended" ? { outcome, of: first, version: receipt.version ?? 1 } : { outcome };
}

/** An amendment belongs to the inject that it names, and through that to the first one. */
function rootOf(inject: Inject, injects: readonly Inject[]): string {
  const named = injects.find((i) => i.id === inject.amends && i !== inject);
  return named
    ? rootOf(
        named,
        injects.filter((i) => i !== inject),
      )
    : inject.id;
}

/** Injects in the order of the scenario's clock; those of one instant as they stand. */
export function inOrder(s: Scenario): readonly Inject[] {
  return s.injects
    .map((inject, n) => ({ inject, n }))
    .sort((a, b) => Date.parse(a.inject.at) - Date.parse(b.inject.at) || a.n - b.n)
    .map(({ inject }) => inject);
}
