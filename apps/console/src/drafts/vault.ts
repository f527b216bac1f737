/**
 * Where drafts lie on the device: IndexedDB, each encrypted (AES-GCM) under a key of its reader that no script can export.
 * A reader sees its own drafts only; whoever signs out takes the drafts of all others along. Needs a secure context; without
 * one nothing is kept, and the page says so.
 */
import type { Me } from "@noroshi/api";
import type { Draft } from "./draft.ts";

/** As much of a person as an offline page has to know: whose drafts these are, and for whom they are filed. */
export interface Owner {
  readonly id: string;
  readonly body: Me["body"];
  readonly realm: Pick<Me["realm"], "name" | "kind">;
}

export const ownerOf = (me: Me): Owner => ({
  id: `${me.realm.name}/${me.actor.id}/${me.body.id}`,
  body: me.body,
  realm: { name: me.realm.name, kind: me.realm.kind },
});

const NAME = "noroshi-drafts";
const KEYS = "key";
const DRAFTS = "draft";
const OWNER = "owner";
/** Drafts that nobody touched for so long are erased: a phone is no archive. */
const LONGEST_MS = 14 * 86_400_000;

interface Kept {
  readonly owner: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
  readonly at: number;
}

/** Can this device keep drafts safely? */
export const canKeep = (): boolean => globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= (() => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of [KEYS, DRAFTS, OWNER]) request.result.createObjectStore(store);
    };
    return asked(request);
  })();
  return opening;
}

async function store(name: string, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(name, mode).objectStore(name);
}

async function keyOf(owner: string): Promise<CryptoKey> {
  const known: CryptoKey | undefined = await asked((await store(KEYS, "readonly")).get(owner));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two pages at once: the first key stands.
  await asked((await store(KEYS, "readwrite")).add(made, owner)).catch(() => undefined);
  return (await asked((await store(KEYS, "readonly")).get(owner))) as CryptoKey;
}

const place = (owner: string, id: string): string => `${owner}\u0000${id}`;

/** Keeps a draft; after this it survives reload, closing and no network. */
export async function keepDraft(owner: string, id: string, draft: Draft): Promise<void> {
  const key = await keyOf(owner);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const bytes = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  const kept: Kept = { owner, iv, bytes, at: Date.now() };
  await asked((await store(DRAFTS, "readwrite")).put(kept, place(owner, id)));
}

/** The draft as it was kept; null where there is none, or none of this reader's. */
export async function readDraft(owner: string, id: string): Promise<Draft | null> {
  const kept: Kept | undefined = await asked((await store(DRAFTS, "readonly")).get(place(owner, id)));
  if (kept?.owner !== owner) return null;
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, await keyOf(owner), kept.bytes);
  // Trusts: this page wrote it, and the seal was checked.
  return JSON.parse(new TextDecoder().decode(plain)) as Draft;
}

export async function dropDraft(owner: string, id: string): Promise<void> {
  await asked((await store(DRAFTS, "readwrite")).delete(place(owner, id)));
}

/** The reader's own drafts that are not sent, by id. */
export async function draftsOf(owner: string): Promise<readonly { readonly id: string; readonly draft: Draft }[]> {
  const names = (await asked((await store(DRAFTS, "readonly")).getAllKeys())).map(String);
  const own = names.filter((n) => n.startsWith(`${owner}\u0000`)).map((n) => n.slice(owner.length + 1));
  const read = await Promise.all(own.map(async (id) => ({ id, draft: await readDraft(owner, id) })));
  return read.flatMap(({ id, draft }) => (draft && draft.state !== "sent" ? [{ id, draft }] : []));
}

/** Erases the drafts and keys of everybody but this reader, and what is too old. */
export async function forgetOthers(owner: string): Promise<void> {
  if (!canKeep()) return;
  const drafts = await store(DRAFTS, "readonly");
  const [names, all] = await Promise.all([asked(drafts.getAllKeys()), asked<Kept[]>(drafts.getAll())]);
  const gone = names.filter((_, i) => all[i]?.owner !== owner || Date.now() - (all[i]?.at ?? 0) > LONGEST_MS);
  for (const name of gone) await asked((await store(DRAFTS, "readwrite")).delete(name));
  const keys = await asked((await store(KEYS, "readonly")).getAllKeys());
  for (const name of keys.filter((k) => k !== owner)) await asked((await store(KEYS, "readwrite")).delete(name));
}

/** Who filed last on this device: an offline page opens that reader's draft. Null after a sign-out. */
export async function lastOwner(): Promise<Owner | null> {
  return (await asked<Owner | undefined>((await store(OWNER, "readonly")).get("last"))) ?? null;
}

export async function rememberOwner(owner: Owner | null): Promise<void> {
  const owners = await store(OWNER, "readwrite");
  await (owner ? asked(owners.put(owner, "last")) : asked(owners.delete("last")));
}
