/**
 * A recipient's copy of a package, in the form it asks for. The STIX bundle is held against the hash that was kept of it; every
 * other form is made from the objects that were frozen, with the copy's own mark, and says nothing beside them.
 */
import { createHash } from "node:crypto";
import {
  bundleOf,
  canonicalJson,
  csafIdOf,
  csafOf,
  csvOf,
  type Envelope,
  feedHashes,
  htmlOf,
  manifestLine,
  mispEventIdOf,
  mispEventOf,
  type SharedValue,
  sharedValue,
  victimIdOf,
  watermarkOf,
} from "@noroshi/sharing";
import type { Context } from "hono";
import type { Signed } from "../accounts/signed.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { hasAlready } from "../http/has-already.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { pdfOf } from "./copy-pdf.ts";
import { packagesInFeed, takenBackOf } from "./feed-store.ts";
import { mintOf } from "./mint-of.ts";
import { type PackageRow, packageRow } from "./store.ts";
import { type ServedCard, servedCards, servedObjects } from "./victims/card-store.ts";
import { namedBundle } from "./victims/tell.ts";

const readOnly = { readOnly: true } as const;

const TYPES = {
  stix: { type: "application/stix+json;version=2.1", extension: "json" },
  misp: { type: "application/json", extension: "misp.json" },
  csv: { type: "text/csv; charset=utf-8", extension: "csv" },
  html: { type: "text/html; charset=utf-8", extension: "html" },
  csaf: { type: "application/json", extension: "csaf.json" },
  pdf: { type: "application/pdf", extension: "pdf" },
} as const;

type Form = keyof typeof TYPES;
const isForm = (word: string): word is Form => Object.hasOwn(TYPES, word);

/** GET /api/v1/deliveries/{id}/package?as=stix|misp|csv|html|csaf|pdf */
export async function deliveredPackage(c: Context<HubEnv>): Promise<Response> {
  const signed = c.get("signed");
  const id = c.req.param("id") ?? "";
  const as = c.req.query("as") ?? "stix";
  if (!isForm(as)) {
    const say = {
      en: "Ask for stix, misp, csv, html, csaf or pdf.",
      ja: "stix、misp、csv、html、csaf、pdf のいずれかを指定してください。",
    };
    throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_REQUEST", place: "as", say }] });
  }
  const { room, acting } = signed;
  const row = isUuid(id) ? await asReader(room.realm, acting.reader, (tx) => heldCopy(tx, id), readOnly) : undefined;
  if (!row) throw new Refusal("NOT_FOUND");
  c.set("minted", true);
  const { content, name = `package-${id}.${TYPES[as].extension}` } = await copyOf(signed, id, row, as);
  return file(c, content, TYPES[as].type, name);
}

interface Copy {
  readonly content: string | Uint8Array;
  /** Where the format says how a file is named. */
  readonly name?: string;
}

type Held = PackageRow & { readonly cards: readonly ServedCard[]; readonly cardBodies: readonly string[] };

/** A package with what is told of victims beside it now. */
async function heldCopy(tx: ReaderTx, id: string): Promise<Held | undefined> {
  const row = await packageRow(tx, id);
  if (!row) return undefined;
  const cards = (await servedCards(tx, [id])).get(id) ?? [];
  const served = cards.filter((c) => c.words !== null).flatMap((c) => c.objects);
  return { ...row, cards, cardBodies: served.length === 0 ? [] : await servedObjects(tx, served) };
}

async function copyOf(signed: Signed, id: string, row: Held, as: Form): Promise<Copy> {
  if (as === "stix") return { content: frozenBundle(id, row) };
  const envelope = await envelopeOf(signed, id, row);
  const values = valuesOf(row);
  if (as === "csv") return { content: csvOf(envelope, values) };
  if (as === "html") return { content: htmlOf(envelope, values) };
  if (as === "pdf") return { content: await pdfOf(envelope, values) };
  if (as === "csaf") return { content: csafOf(envelope, values), name: `${csafIdOf(envelope)}.json` };
  return { content: JSON.stringify({ Event: eventOf(signed, id, envelope, values) }) };
}

function frozenBundle(id: string, row: Held): string {
  const head = (JSON.parse(row.head) as readonly unknown[]).map(canonicalJson);
  const text = bundleOf(row.bundleId, head, row.objects);
  if (text === null || !sha256(text).equals(row.digest)) throw notAsHanded(id);
  if (row.cardBodies.length === 0) return text;
  const bodies = row.objects.map((o) => o.body);
  const named = namedBundle(row.bundleId, head, { bodies, cards: row.cardBodies });
  // All cards of a package stand, and then it is held against their hash; where one is over, the others are served beside the rest.
  const whole = row.cards.every((c) => c.words !== null) && row.cards.every((c) => c.digest !== null);
  const digest = row.cards[0]?.digest;
  if (whole && digest && !sha256(named).equals(digest)) throw notAsHanded(id);
  return named;
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

function notAsHanded(id: string): Error {
  return new Error(`delivery ${id}: the package is not the one that was handed over`);
}

const valuesOf = (row: PackageRow): readonly SharedValue[] =>
  row.objects.map((o) => sharedValue(o.kind, o.value, o.body));

async function envelopeOf(signed: Signed, id: string, row: Held): Promise<Envelope> {
  const directory = await signed.room.directory();
  const office = directory.byId(row.officeId);
  if (!office) throw new Error("the office of a release is no body of the realm");
  return {
    recipient: signed.body.name,
    office: { id: office.id, ...office.name },
    at: row.at,
    version: row.version,
    tlp: row.tlp,
    watermark: watermarkOf(mintOf(signed.room.realm), id),
    victims: row.cards.map((c) => ({
      id: victimIdOf(mintOf(signed.room.realm), signed.body.id, c.consent_id),
      at: c.at,
      words: c.words,
      items: c.items,
    })),
  };
}

function eventOf(
  signed: Signed,
  id: string,
  envelope: Envelope,
  values: readonly SharedValue[],
  takenBack?: ReadonlyMap<string, string>,
) {
  const mint = mintOf(signed.room.realm);
  return mispEventOf(mint, mispEventIdOf(mint, id), envelope, values, takenBack);
}

/**
 * GET /api/v1/feeds/misp/{file} : what was released to the caller as a MISP feed: manifest.json, hashes.csv and the events. What was
 * taken back since is marked deleted in its event, which counts as changed then; a copy of the package stays what it was.
 */
export async function mispFeed(c: Context<HubEnv>): Promise<Response> {
  const signed = c.get("signed");
  const { room, acting } = signed;
  const wanted = c.req.param("file") ?? "";
  const mint = mintOf(room.realm);
  const ids = await asReader(room.realm, acting.reader, packagesInFeed, readOnly);
  const one = ids.find((id) => wanted === `${mispEventIdOf(mint, id)}.json`);
  const needed = one === undefined ? (FEED.has(wanted) ? ids : []) : [one];
  if (needed.length === 0 && !FEED.has(wanted)) throw new Refusal("NOT_FOUND");
  const events: ReturnType<typeof eventOf>[] = [];
  for (const id of needed) {
    const found = await asReader(
      room.realm,
      acting.reader,
      async (tx) => ({ row: await heldCopy(tx, id), takenBack: await takenBackOf(tx, id) }),
      readOnly,
    );
    const { row, takenBack } = found;
    if (row) events.push(eventOf(signed, id, await envelopeOf(signed, id, row), valuesOf(row), takenBack));
  }
  if (wanted === "hashes.csv") {
    const standing = (e: (typeof events)[number]) => e.Attribute.filter((a) => a.to_ids && !("deleted" in a));
    const hashes = events.map((e) => ({ uuid: e.uuid, values: standing(e).map((a) => a.value) }));
    return file(c, feedHashes(hashes), "text/csv; charset=utf-8", wanted);
  }
  const [event] = events;
  const body =
    wanted === "manifest.json" ? Object.fromEntries(events.map((e) => [e.uuid, manifestLine(e)])) : { Event: event };
  c.set("minted", true);
  return file(c, JSON.stringify(body), "application/json", wanted);
}

const FEED: ReadonlySet<string> = new Set(["manifest.json", "hashes.csv"]);

/** Served as a download with a safe type; equal content has an equal tag, so that who has it already is told so. */
function file(c: Context<HubEnv>, content: string | Uint8Array, type: string, name: string): Response {
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 32)}"`;
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "content-security-policy": "sandbox",
    etag,
  };
  if (hasAlready(c, etag)) return new Response(null, { status: 304, headers });
  return new Response(typeof content === "string" ? content : Uint8Array.from(content), { headers });
}
