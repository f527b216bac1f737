/**
 * TAXII 2.1 over the hub: each body has an API root (its realm) with two collections: what was released to it, and what it posts.
 * Another body's are not there: the same 404 as for what never was.
 */
import {
  type Asked,
  changedSince,
  isTaxii,
  keepable,
  readAsked,
  statusOf,
  TAXII,
  type Takes,
  type Told,
} from "@noroshi/sharing";
import type { Context } from "hono";
import type { Signed } from "../accounts/signed.ts";
import { asReader, releasedState } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { ownOrigin } from "../http/web.ts";
import { INLINE_CAP, isUuid } from "../intake/routes.ts";
import { mintOf } from "../sharing/mint-of.ts";
import { addObjects } from "./add.ts";
import { type KeptPage, type KeptPages, keptPages, type PageKey } from "./kept-pages.ts";
import { bodies, envelope, lines, type Making } from "./page-bytes.ts";
import {
  type Collection,
  type EntryRow,
  entries,
  hasObject,
  lockCollection,
  removeEntries,
  statusRow,
} from "./store.ts";

const readOnly = { readOnly: true } as const;
const TITLES: Readonly<Record<Collection, { title: string; description: string; alias: string }>> = {
  released: {
    title: "Released to you",
    description: "Indicators that the coordinating office released to your body, as they were handed over.",
    alias: "released",
  },
  submitted: {
    title: "Your submissions",
    description: "What your body posts here goes to the office as a report. Reading gives back your own posts.",
    alias: "submissions",
  },
};
const NAMES: readonly Collection[] = ["released", "submitted"];
const STIX = "application/stix+json;version=2.1";

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": TAXII, ...headers } });

type Ctx = Context<HubEnv>;

/** GET /taxii2/ : the caller's own root, under the address by which it came, if that is one of this hub's. */
export function discovery(origins: readonly [string, ...string[]]): (c: Ctx) => Promise<Response> {
  return async (c) => {
    const { room } = c.get("signed");
    const root = `${ownOrigin(c.req.url, origins)}/taxii2/${room.name}/`;
    const description = "TAXII 2.1 server of a coordinating office.";
    return answer({ title: "Noroshi", description, default: root, api_roots: [root] });
  };
}

/** GET /taxii2/{root}/ */
export async function apiRoot(c: Ctx): Promise<Response> {
  signedAt(c);
  return answer({
    title: "Exchange with the coordinating office",
    description: "What was released to your body, and the way in for what you report.",
    versions: [TAXII],
    max_content_length: INLINE_CAP,
  });
}

/** GET /taxii2/{root}/collections/ */
export async function collections(c: Ctx): Promise<Response> {
  const signed = signedAt(c);
  return answer({ collections: NAMES.map((name) => resource(signed, name)) });
}

/** GET /taxii2/{root}/collections/{id}/ */
export async function collection(c: Ctx): Promise<Response> {
  const { signed, name } = collectionAt(c);
  return answer(resource(signed, name));
}

const OF_MANY: ReadonlySet<Takes> = new Set(["id", "type", "version", "spec_version", "added_after", "limit"]);
const OF_ONE: ReadonlySet<Takes> = new Set(["version", "spec_version", "added_after", "limit"]);
const OF_VERSIONS: ReadonlySet<Takes> = new Set(["spec_version", "added_after", "limit"]);
const OF_DELETE: ReadonlySet<Takes> = new Set(["version", "spec_version"]);

/** GET …/objects/ */
export async function objects(c: Ctx): Promise<Response> {
  return page(c, OF_MANY, bodies, "objects");
}

/** GET …/manifest/ */
export async function manifest(c: Ctx): Promise<Response> {
  const line = (r: EntryRow) => ({
    id: r.objectId,
    date_added: micros(r.addedAt),
    version: r.versionText,
    media_type: r.specVersion === "2.1" ? STIX : `application/stix+json;version=${r.specVersion}`,
  });
  return page(
    c,
    OF_MANY,
    lines((r) => JSON.stringify(line(r))),
    "manifest",
  );
}

/** GET …/objects/{object}/ */
export async function object(c: Ctx): Promise<Response> {
  return page(c, OF_ONE, bodies, "objects", idAt(c));
}

/** GET …/objects/{object}/versions/ */
export async function versions(c: Ctx): Promise<Response> {
  return page(
    c,
    OF_VERSIONS,
    lines((r) => JSON.stringify(r.versionText)),
    "versions",
    idAt(c),
  );
}

/** POST …/objects/ */
export async function postObjects(c: Ctx): Promise<Response> {
  const { signed, name } = collectionAt(c);
  if (name !== "submitted") throw new Refusal("NOT_ALLOWED");
  if (!isTaxii(c.req.header("content-type"))) return unsupported();
  const bytes = await readCapped(c.req.raw, INLINE_CAP);
  const added = await addObjects(signed, bytes);
  return answer(statusOf(added.id, micros(added.at), added.told), 202);
}

/** DELETE …/objects/{object}/ : out of the collection. The report that it came with stays. */
export async function deleteObject(c: Ctx): Promise<Response> {
  const { signed, name } = collectionAt(c);
  if (name !== "submitted") throw new Refusal("NOT_ALLOWED");
  const id = idAt(c);
  const asked = { ...askedIn(c, OF_DELETE), ids: [id], limit: 100_000 };
  await asReader(signed.room.realm, signed.acting.reader, async (tx) => {
    await lockCollection(tx, name);
    const rows = await entries(tx, name, asked, null);
    if (rows.length === 0) throw new Refusal("NOT_FOUND");
    await removeEntries(tx, name, rows);
  });
  return answer({});
}

/** GET /taxii2/{root}/status/{id}/ */
export async function status(c: Ctx): Promise<Response> {
  const { room, acting } = signedAt(c);
  const id = c.req.param("id") ?? "";
  const row = isUuid(id) ? await asReader(room.realm, acting.reader, (tx) => statusRow(tx, id), readOnly) : undefined;
  if (!row) throw new Refusal("NOT_FOUND");
  return answer(statusOf(id, micros(row.at), row.told as Told));
}

function resource(signed: Signed, name: Collection) {
  const { title, description, alias } = TITLES[name];
  return {
    id: idOf(signed, name),
    title,
    description,
    alias,
    can_read: true,
    can_write: name === "submitted",
    media_types: [STIX],
  };
}

const idOf = (signed: Signed, name: Collection): string =>
  mintOf(signed.room.realm).uuid("collection", signed.body.id, name);

/** @throws Refusal NOT_FOUND for another realm's root than the caller's own */
function signedAt(c: Ctx): Signed {
  const signed = c.get("signed");
  if (c.req.param("root") !== signed.room.name) throw new Refusal("NOT_FOUND");
  return signed;
}

function collectionAt(c: Ctx): { readonly signed: Signed; readonly name: Collection } {
  const signed = signedAt(c);
  const asked = c.req.param("collection");
  const name = NAMES.find((n) => idOf(signed, n) === asked || TITLES[n].alias === asked);
  if (name === undefined) throw new Refusal("NOT_FOUND");
  return { signed, name };
}

/** @throws Refusal NOT_FOUND for an id that no object can have */
function idAt(c: Ctx): string {
  const id = c.req.param("object") ?? "";
  if (!keepable(id)) throw new Refusal("NOT_FOUND");
  return id;
}

function askedIn(c: Ctx, takes: ReadonlySet<Takes>): Asked {
  const read = readAsked((name) => c.req.query(name), takes);
  if (read.ok) return read.asked;
  throw filterRefused(read.parameter, { en: "This filter cannot be read.", ja: "この条件は読み取れません。" });
}

const filterRefused = (place: string, say: { readonly en: string; readonly ja: string }): Refusal =>
  new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_REQUEST", place, say }] });

const PURPOSE = "taxii";

/** Pages of what was released, by realm. */
const KEPT = new WeakMap<Realm, KeptPages>();
function keptIn(realm: Realm): KeptPages {
  const known = KEPT.get(realm) ?? keptPages();
  KEPT.set(realm, known);
  return known;
}

type What = "objects" | "manifest" | "versions";

/** One page, with the place of the next sealed to this reader and this collection; filters travel inside it. */
async function page(c: Ctx, takes: ReadonlySet<Takes>, made: Making, what: What, objectId?: string): Promise<Response> {
  const everyVersion = what === "versions";
  const { signed, name } = collectionAt(c);
  const { room, acting, body } = signed;
  const said = askedIn(c, takes);
  const next = c.req.query("next");
  const purpose = `${PURPOSE} ${name} ${objectId ?? ""} ${everyVersion}`;
  const [after = null, filters] = next === undefined ? [] : room.seals.open(body.id, purpose, next);
  const first: Asked = {
    ...said,
    ...(objectId === undefined ? {} : { ids: [objectId] }),
    ...(everyVersion ? { versions: { all: true, first: false, last: false, at: [] } } : {}),
  };
  // A page that goes on asks what the first one asked; only its size may change.
  const asked: Asked = filters === undefined ? first : { ...(JSON.parse(filters) as Asked), limit: said.limit };
  const changed = changedSince(asked, first, (parameter) => c.req.query(parameter), takes);
  if (changed !== undefined)
    throw filterRefused(changed, {
      en: "It says something else than the question that this page goes on from. Ask anew, without next.",
      ja: "続きを求めた元の条件と違います。next を付けずに、はじめから求めてください。",
    });
  if (name === "released") c.set("minted", true);
  const key = await keyOf(signed, name, JSON.stringify([what, purpose, after, asked]));
  const kept = key && keptIn(room.realm).find(key);
  if (kept) return sent(kept);
  return asReader(
    room.realm,
    acting.reader,
    async (tx) => {
      const given = await made(tx, { signed, name, asked, after });
      if (objectId !== undefined && !given && !(await hasObject(tx, name, objectId))) throw new Refusal("NOT_FOUND");
      if (!given) return answer({});
      const { first: top, last, more, fleeting } = given;
      const next = more ? room.seals.seal(body.id, purpose, [last, JSON.stringify(asked)]) : undefined;
      const bytes = envelope(everyVersion ? "versions" : "objects", given, next);
      const whole = { bytes, first: micros(top), last: micros(last) };
      if (key && !fleeting) keptIn(room.realm).keep(key, whole);
      return sent(whole);
    },
    readOnly,
  );
}

/**
 * Under which a page is kept; undefined for one that is not: what a body posted is opened with a key that may be destroyed, and is never kept.
 * @throws NotStanding when the credential ended, whatever this process remembers of it
 */
async function keyOf(signed: Signed, name: Collection, question: string): Promise<PageKey | undefined> {
  const { room, acting, body, credentialId } = signed;
  if (name !== "released") return undefined;
  const found = await releasedState(room.realm, acting.reader, credentialId);
  return found && { organisationId: body.id, readerNo: found.readerNo, question, state: found.word };
}

const sent = ({ bytes, first, last }: KeptPage): Response =>
  new Response(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    headers: { "content-type": TAXII, "x-taxii-date-added-first": first, "x-taxii-date-added-last": last },
  });

/** TAXII wants microseconds (§3.1); PostgreSQL leaves zeroes away. */
function micros(instant: string): string {
  const [whole = instant, fraction = ""] = instant.replace("Z", "").split(".");
  return `${whole}.${fraction.slice(0, 6).padEnd(6, "0")}Z`;
}

function unsupported(): Response {
  return answer(
    { title: "Unsupported media type", description: `Send ${TAXII}.`, error_code: "UNSUPPORTED", http_status: "415" },
    415,
  );
}
