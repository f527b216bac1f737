/**
 * Automatic selection: takes a batch in memory, gives back what may be kept and counts of what was destroyed by reason. Raw
 * input lives only in the batch, which the caller wipes; nothing of an unselected record leaves this function, neither as text
 * nor as a digest. kept + destroyed = received, always.
 */
import { type Batch, MAIL_ADDRESSES, MECHANICAL, textAt } from "@noroshi/sensing/contract";
import { type Asked, directionOf, verdict } from "../compile/verdict.ts";
import {
  type Authorisation,
  DIRECTIONS,
  type Direction,
  type KeptRecord,
  REASONS,
  type Reason,
  type Selected,
} from "../contract/index.ts";

/** A permit that may be used now, with how it looks at a record. */
export interface UsablePermit {
  readonly permit: Authorisation;
  readonly ask: (batch: Batch, at: number) => Asked;
  /** How many records it kept before; caps hold over batches. */
  readonly kept: number;
}

/** One address as a keyed token: the same address, the same token, under one key. */
export type Tokenise = (mailAddress: string) => string;

/** In file order, each permit in its order. A record is kept once. */
export function select(batch: Batch, permits: readonly UsablePermit[], tokenise: Tokenise): Selected {
  const kept: KeptRecord[] = [];
  const room = permits.map(({ permit, kept: before }) => permit.volumeCap - before);
  const destroyed = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
  const counts = Object.fromEntries(DIRECTIONS.map((d) => [d, { received: 0, kept: 0, destroyed: 0 }])) as Record<
    Direction,
    { received: number; kept: number; destroyed: number }
  >;
  const capReached = new Set<string>();
  for (let at = 0; at < batch.length; at++) {
    let direction: Direction = "DD";
    let reason: Reason = "domestic";
    let record: KeptRecord | undefined;
    for (const [n, { permit, ask }] of permits.entries()) {
      const asked = ask(batch, at);
      direction = directionOf(asked.origin, asked.responder);
      const found = verdict(permit, periodOf(permit), asked);
      if (found !== undefined) {
        reason = nearer(reason, found);
      } else if ((room[n] ?? 0) <= 0) {
        capReached.add(permit.id);
        reason = "cap";
      } else {
        room[n] = (room[n] ?? 0) - 1;
        record = { authorisation: permit.id, direction, fields: fieldsOf(batch, at, permit, tokenise) };
        break;
      }
    }
    counts[direction].received++;
    if (record === undefined) {
      destroyed[reason]++;
      counts[direction].destroyed++;
    } else {
      kept.push(record);
      counts[direction].kept++;
    }
  }
  return { received: batch.length, kept, destroyed, perDirection: counts, capReached: [...capReached] };
}

/** Of several permits' reasons the one that came nearest to keeping is told. */
function nearer(a: Reason, b: Reason): Reason {
  const order: readonly Reason[] = [
    "domestic",
    "not_understood",
    "not_covered",
    "other_party",
    "out_of_period",
    "no_selector",
    "cap",
  ];
  return order.indexOf(b) > order.indexOf(a) ? b : a;
}

function periodOf({ criteria }: Authorisation): readonly [number, number] {
  return [Date.parse(criteria.period.from) * 1000, Date.parse(criteria.period.to) * 1000];
}

/** Permitted fields only; a permit can open no field that is not mechanical. */
function fieldsOf(batch: Batch, at: number, permit: Authorisation, tokenise: Tokenise): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of permit.permittedFields) {
    const text = textAt(batch, name, at);
    if (text === undefined) continue;
    if (MAIL_ADDRESSES.has(name)) fields[name] = tokens(text, tokenise);
    else if (MECHANICAL.has(name)) fields[name] = text;
  }
  return fields;
}

function tokens(text: string, tokenise: Tokenise): string {
  return text
    .split(",")
    .map((part) => bareAddress(part))
    .filter((address) => address !== "")
    .map(tokenise)
    .join(",");
}

/** `<a@b>` and `A@B` are one address: no brackets, the domain in small letters. */
export function bareAddress(text: string): string {
  const bare = text.trim().replace(/^<|>$/g, "").trim().normalize("NFKC");
  const at = bare.lastIndexOf("@");
  return at < 0 ? bare : `${bare.slice(0, at)}@${bare.slice(at + 1).toLowerCase()}`;
}
