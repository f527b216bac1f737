/**
 * The TLP level and the PAP of a STIX object from its object markings and granular markings. The fixed TLP 1 and TLP 2.0 ids
 * are known; statements carry caveats and no level, but for one that says a PAP; PAP also comes in its OASIS extension; a marking that cannot be read counts as RED and is named, so that
 * a round trip never makes an object milder.
 */
import { type Caveat, caveatOf, type Pap, type Stated, statedIn } from "@noroshi/handling";
import { TLP2_EXTENSION, tlpOf } from "@noroshi/stix";
import type { IntakeFault, Tlp } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import { claimsPap, readPap, stricterPap } from "../marking/pap.ts";
import { readTlp, strictest } from "../marking/tlp.ts";
import { isRecord, type Placed } from "./object.ts";

/** Id of the OASIS extension definition that carries PAP in a marking definition. */
const PAP_EXTENSION = "extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b";

/** What one marking definition says; both null for a statement about something else. */
interface Said {
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly caveats: readonly Caveat[];
}

/** The marking definitions of a transfer that could be read. */
export type Markings = ReadonlyMap<string, Said>;

/** Reads the marking definitions among the objects; one of an unknown kind is left out, and so counts as RED. */
export function readMarkings(objects: Iterable<Placed>): Markings {
  const read = new Map<string, Said>();
  for (const { type, id, body } of objects) {
    if (type !== "marking-definition") continue;
    const said = saidBy(body);
    if (said !== undefined) read.set(id, said);
  }
  return read;
}

function saidBy(body: Placed["body"]): Said | undefined {
  const pap = papOf(body);
  if (pap !== undefined) return { tlp: null, pap, caveats: [] };
  const stated = statementOf(body);
  const caveat = stated && caveatOf(stated);
  // For the recipients alone: as strict as a marking can be that its receiver may still read.
  if (stated !== undefined) return { tlp: caveat ? null : "amber+strict", pap: null, caveats: caveat ? [caveat] : [] };
  const tlp = levelOf(body);
  return tlp === undefined ? undefined : { tlp, pap: null, caveats: [] };
}

/** A caveat in the words in which hubs say it to each other. */
function statementOf(body: Placed["body"]): Stated | undefined {
  const definition = body["definition"];
  const words = isRecord(definition) ? definition["statement"] : undefined;
  return body["definition_type"] === "statement" && typeof words === "string" ? statedIn(words) : undefined;
}

/** A PAP that cannot be read counts as RED. */
function papOf(body: Placed["body"]): Pap | undefined {
  const extension = isRecord(body["extensions"]) ? body["extensions"][PAP_EXTENSION] : undefined;
  if (isRecord(extension)) return (typeof extension["pap"] === "string" && readPap(extension["pap"])) || "red";
  const definition = body["definition"];
  const words = isRecord(definition) ? definition["statement"] : undefined;
  if (body["definition_type"] !== "statement" || typeof words !== "string" || !claimsPap(words)) return undefined;
  return readPap(words) ?? "red";
}

function levelOf(body: Placed["body"]): Tlp | null | undefined {
  const extension = isRecord(body["extensions"]) ? body["extensions"][TLP2_EXTENSION] : undefined;
  if (isRecord(extension)) return typeof extension["tlp_2_0"] === "string" ? readTlp(extension["tlp_2_0"]) : undefined;
  const definition = body["definition"];
  if (body["definition_type"] === "statement") return null;
  if (body["definition_type"] === "tlp" && isRecord(definition) && typeof definition["tlp"] === "string") {
    return readTlp(definition["tlp"]);
  }
  return undefined;
}

/** Most faults that are told of one object. */
const MOST = 20;

/** The strictest level and PAP on the object (undefined, null = unmarked), and a fault for every marking that could not be read. */
export function markingOf(
  object: Placed,
  markings: Markings,
): {
  readonly tlp: Tlp | undefined;
  readonly pap: Pap | null;
  readonly caveats: readonly Caveat[];
  readonly faults: readonly IntakeFault[];
} {
  const caveats = new Set<Caveat>();
  let pap: Pap | null = null;
  const levels: Tlp[] = [];
  const faults: IntakeFault[] = [];
  for (const { ref, place } of references(object)) {
    const fixed = tlpOf(ref);
    const said = fixed === undefined ? markings.get(ref) : { tlp: fixed, pap: null, caveats: [] };
    if (said?.tlp) levels.push(said.tlp);
    pap = stricterPap(pap, said?.pap);
    for (const caveat of said?.caveats ?? []) caveats.add(caveat);
    if (said !== undefined) continue;
    levels.push("red");
    if (faults.length >= MOST) continue;
    faults.push(
      fault(
        "BAD_MARKING",
        place,
        `The marking ${quote(ref)} is neither TLP nor a statement defined in this transfer, so everything under it is read as TLP:RED; send its definition along.`,
        `表示 ${quote(ref)} は TLP でもこの送信に含まれる statement でもないため、付いているものをすべて TLP:RED として扱います。定義も一緒に送ってください。`,
      ),
    );
  }
  return { tlp: strictest(levels), pap, caveats: [...caveats].sort(), faults };
}

function references({ body, place }: Placed): { readonly ref: string; readonly place: string }[] {
  const found: { ref: string; place: string }[] = [];
  const refs: unknown = body["object_marking_refs"];
  for (const [index, ref] of (Array.isArray(refs) ? (refs as readonly unknown[]) : []).entries()) {
    if (typeof ref === "string") found.push({ ref, place: `${place}.object_marking_refs[${index}]` });
  }
  const granular: unknown = body["granular_markings"];
  for (const [index, one] of (Array.isArray(granular) ? (granular as readonly unknown[]) : []).entries()) {
    if (!isRecord(one) || typeof one["marking_ref"] !== "string") continue;
    found.push({ ref: one["marking_ref"], place: `${place}.granular_markings[${index}].marking_ref` });
  }
  return found;
}
