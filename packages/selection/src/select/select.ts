/**
 * Automatic selection: takes a batch in memory, gives back what may be kept and counts of what was destroyed by reason. Raw
 * input lives only in the batch, which the caller wipes; nothing of an unselected record leaves this function, neither as text
 * nor as a digest. kept + destroyed = received, always.
 */
import { type Batch, MAIL_ADDRESSES, MECHANICAL, textAt } from "@noroshi/sensing/contract";
import { PROTOCOL_NUMBERS } from "../compile/interpreter.ts";
import {
  type Authorisation,
  DIRECTIONS,
  type Direction,
  type KeptRecord,
  type Look,
  type PseudonymField,
  REASONS,
  type Reason,
  type Selected,
} from "../contract/index.ts";
import { addressText } from "../pseudonym/pseudonymiser.ts";
import { mailTokens, type Tokenise } from "./mail.ts";
import { wellShaped } from "./shapes.ts";

/** A permit that may be used now, with how it looks at a batch. */
export interface UsablePermit {
  readonly permit: Authorisation;
  readonly look: (batch: Batch) => Look;
  /** How many records it kept before; caps hold over batches. */
  readonly kept: number;
}

/** How what names people is kept. Keys stay with the caller. */
export interface Treatment {
  readonly mail: Tokenise;
  /** The pseudonym of an address under a permit that asks for one. */
  readonly address: (permit: Authorisation, field: PseudonymField, address: Uint8Array) => string;
}

/** In file order, each permit in its order. A record is kept once. */
export function select(batch: Batch, permits: readonly UsablePermit[], treat: Treatment): Selected {
  const kept: KeptRecord[] = [];
  const places: number[] = [];
  const looks = permits.map(({ look }) => look(batch));
  const room = permits.map(({ permit, kept: before }) => permit.volumeCap - before);
  const destroyed = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
  const counts = Object.fromEntries(DIRECTIONS.map((d) => [d, { received: 0, kept: 0, destroyed: 0 }])) as Record<
    Direction,
    { received: number; kept: number; destroyed: number }
  >;
  const capReached = new Set<string>();
  for (let at = 0; at < batch.length; at++) {
    const direction = DIRECTIONS[looks[0]?.directions[at] ?? 0] ?? "DD";
    let reason: Reason = "domestic";
    let record: KeptRecord | undefined;
    for (const [n, { permit }] of permits.entries()) {
      const code = looks[n]?.verdicts[at] ?? 1;
      if (code > 0) {
        reason = nearer(reason, REASONS[code - 1] ?? "domestic");
      } else if (!wellShaped(batch, at)) {
        reason = "not_understood";
        break;
      } else if ((room[n] ?? 0) <= 0) {
        capReached.add(permit.id);
        reason = "cap";
      } else {
        room[n] = (room[n] ?? 0) - 1;
        record = { authorisation: permit.id, direction, fields: fieldsOf(batch, at, permit, treat) };
        break;
      }
    }
    counts[direction].received++;
    if (record === undefined) {
      destroyed[reason]++;
      counts[direction].destroyed++;
    } else {
      kept.push(record);
      places.push(at);
      counts[direction].kept++;
    }
  }
  return {
    received: batch.length,
    kept,
    places: Uint32Array.from(places),
    destroyed,
    perDirection: counts,
    capReached: [...capReached],
  };
}

/** Of several permits' reasons the one that came nearest to keeping is told. */
const NEARNESS: readonly Reason[] = [
  ...(["domestic", "not_understood", "not_covered", "other_party", "out_of_period", "no_selector", "cap"] as const),
];

function nearer(a: Reason, b: Reason): Reason {
  return NEARNESS.indexOf(b) > NEARNESS.indexOf(a) ? b : a;
}

/** Permitted fields only; a permit can open no field that is not mechanical. */
function fieldsOf(batch: Batch, at: number, permit: Authorisation, treat: Treatment): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of permit.permittedFields) {
    const end = name === "id.orig_h" || name === "id.resp_h" ? name : undefined;
    const text = textOf(batch, name, at);
    if (text === undefined) continue;
    if (MAIL_ADDRESSES.has(name)) fields[name] = mailTokens(text, treat.mail);
    else if (end !== undefined && permit.pseudonyms[end] !== undefined)
      fields[name] = treat.address(permit, end, addressAt(batch, at, end));
    else if (MECHANICAL.has(name)) fields[name] = text;
  }
  return fields;
}

/** Decimal seconds, as Zeek writes an instant. */
const SECONDS = /^\d{1,12}(?:\.\d{1,9})?$/;

/** A log's own text; instants and protocols in one writing, whatever the log has them in. */
function textOf(batch: Batch, name: string, at: number): string | undefined {
  const text = textAt(batch, name, at) ?? (batch.texts.has("id.orig_h") ? undefined : fromColumns(batch, name, at));
  if (text === undefined) return undefined;
  if (name === "ts" && !SECONDS.test(text)) return fromColumns(batch, name, at);
  return name === "proto" ? (fromColumns(batch, name, at) ?? text) : text;
}

/** What readers give as numbers; those of packets and flows alone. */
function fromColumns(batch: Batch, name: string, at: number): string | undefined {
  const time = batch.time[at] ?? Number.NaN;
  switch (name) {
    case "ts":
      return Number.isNaN(time) ? undefined : (time / 1e6).toFixed(6);
    case "id.orig_h":
    case "id.resp_h":
      return addressText(addressAt(batch, at, name));
    case "id.orig_p":
      return String(batch.originPort[at] ?? 0);
    case "id.resp_p":
      return String(batch.responderPort[at] ?? 0);
    case "proto":
      return protocolName(batch.protocol[at] ?? 0);
    default:
      return undefined;
  }
}

function protocolName(number: number): string | undefined {
  return Object.entries(PROTOCOL_NUMBERS).find(([, value]) => value === number)?.[0];
}

/** The 16 bytes of one end. */
function addressAt(batch: Batch, at: number, end: PseudonymField): Uint8Array {
  const words = (end === "id.orig_h" ? batch.origin : batch.responder).subarray(at * 4, at * 4 + 4);
  const bytes = new Uint8Array(16);
  for (const [n, word] of words.entries()) new DataView(bytes.buffer).setUint32(n * 4, word);
  return bytes;
}
