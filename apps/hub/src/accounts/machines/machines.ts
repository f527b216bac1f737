/**
 * Machines of a body: each has credentials, an API key or a client certificate, with a scope and an end by the realm's clock.
 * A key is shown once and only its hash is kept; a certificate is known by its SHA-256 alone, and no chain of issuers counts.
 */
import { X509Certificate } from "node:crypto";
import { asDuty } from "../../db/act.ts";
import { systemChance } from "../../db/chance.ts";
import { fingerprint } from "../../http/front.ts";
import { Refusal } from "../../http/problem.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { type By, deed } from "../deed.ts";
import { bodyBySlug, drawn, wrong } from "../register.ts";
import type { SignIn } from "../sign-in.ts";
import { NAMES, type Standing } from "../standing.ts";
import { nextActor, writeActor } from "../store.ts";
import { type CredentialRow, endCredential, findCredential, type Scope, writeCredential } from "./store.ts";

/** A live key ends after a year unless said otherwise; in an exercise, whose clock may leap, it stays. */
const LIVE_DAYS = 366;

export interface NewMachine {
  readonly organisation: string;
  readonly name: string;
  /** One of profiles/roles; its body's own when absent. */
  readonly role?: string | undefined;
  readonly scope: Scope;
  readonly days: number | null | undefined;
  /** A certificate in PEM, or its SHA-256; an API key when absent. */
  readonly certificate?: string | undefined;
}

export interface MadeCredential {
  readonly credentialId: string;
  readonly actorId: string;
  /** Shown once. */
  readonly key: string | null;
  readonly fingerprint: string | null;
}

/** @throws Refusal BAD_REQUEST for an unknown body, a certificate that cannot be read or is pinned already */
export async function addMachine(room: OpenRealm, signIn: SignIn, plan: NewMachine, by: By): Promise<MadeCredential> {
  const body = await bodyBySlug(room, plan.organisation);
  const pinned = plan.certificate === undefined ? null : fingerprintOf(plan.certificate);
  // The actor is there before its key: two keys that are made at once are two actors.
  const actorId = await asDuty(room.realm, "door", async (tx) => {
    const id = drawn(room, `key ${body.id} ${await nextActor(tx, body.id, plan.name)} ${plan.name}`);
    await writeActor(tx, {
      id,
      kind: "machine",
      organisationId: body.id,
      personId: null,
      name: plan.name,
      ...(plan.role === undefined ? {} : { role: plan.role }),
    });
    return id;
  });
  return issue(room, signIn, { ...plan, bodyId: body.id, actorId, pinned, replaces: null }, by);
}

interface Issue {
  readonly bodyId: string;
  readonly actorId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly days: number | null | undefined;
  readonly pinned: string | null;
  readonly replaces: { readonly id: string; readonly graceHours: number } | null;
}

async function issue(room: OpenRealm, signIn: SignIn, i: Issue, by: By): Promise<MadeCredential> {
  const made = i.pinned === null ? await makeKey(room, signIn, i.actorId, i.name) : undefined;
  const credentialId = systemChance.uuid();
  const act = i.replaces === null ? "credential.made" : "credential.rotated";
  await deed(room, by, i.bodyId, async (tx) => {
    if (i.replaces !== null && !(await endCredential(tx, i.replaces.id, i.replaces.graceHours)))
      throw new Refusal("NOT_FOUND");
    await writeCredential(tx, {
      id: credentialId,
      actorId: i.actorId,
      kind: made ? "key" : "certificate",
      name: i.name,
      keyId: made?.id ?? null,
      keyStart: made?.key.slice(0, 7) ?? null,
      fingerprint: i.pinned === null ? null : Buffer.from(i.pinned, "hex"),
      scope: i.scope,
      madeBy: by.actorId,
      days: i.days === undefined ? (room.realm.kind === "live" ? LIVE_DAYS : null) : i.days,
      replaces: i.replaces?.id ?? null,
    }).catch((e: unknown) => {
      if (!isPinnedAlready(e)) throw e;
      throw wrong(
        "certificate",
        "This certificate is another machine's already.",
        "この証明書はすでに別の機器に結び付けられています。",
      );
    });
    return {
      result: undefined,
      deeds: [{ act, subject: credentialId, facts: { kind: made ? "key" : "certificate", scope: i.scope } }],
    };
  });
  return { credentialId, actorId: i.actorId, key: made?.key ?? null, fingerprint: i.pinned };
}

async function makeKey(room: OpenRealm, signIn: SignIn, actorId: string, name: string) {
  const { internalAdapter } = await signIn.$context;
  const email = `${actorId}@machine.invalid`;
  const known = await internalAdapter.findUserByEmail(email);
  const user =
    known?.user ?? (await internalAdapter.createUser({ email, name, emailVerified: true }, { method: "admin" }));
  return signIn.api.createApiKey({
    body: { userId: user.id, name: name.slice(0, 32), prefix: "nk_", metadata: { realm: room.name } },
  });
}

/** A successor of a key: the old one ends at once, or after so many hours in which both are good. */
export async function rotateKey(
  room: OpenRealm,
  signIn: SignIn,
  standing: Standing,
  o: { readonly id: string; readonly graceHours: number },
  by: By,
): Promise<MadeCredential> {
  const old = await known(room, o.id);
  if (old.kind !== "key" || old.revokedAt !== null)
    throw wrong("id", "Only a key that stands can be rotated.", "有効なキーだけを更新できます。");
  const made = await issue(
    room,
    signIn,
    {
      bodyId: old.organisationId,
      actorId: old.actorId,
      name: old.name,
      scope: old.scope,
      days: undefined,
      pinned: null,
      replaces: o,
    },
    by,
  );
  standing.end(NAMES.credential(room.name, o.id));
  return made;
}

/** Ends a credential, and whatever hangs on it, at this instant. */
export async function revokeCredential(room: OpenRealm, standing: Standing, id: string, by: By): Promise<void> {
  const row = await known(room, id);
  await deed(room, by, row.organisationId, async (tx) => {
    const done = await endCredential(tx, id, 0);
    return {
      result: undefined,
      deeds: done ? [{ act: "credential.revoked", subject: id, facts: { kind: row.kind } }] : [],
    };
  });
  standing.end(NAMES.credential(room.name, id));
}

async function known(room: OpenRealm, id: string): Promise<CredentialRow> {
  const row = await asDuty(room.realm, "door", (tx) => findCredential(tx, id));
  if (!row) throw new Refusal("NOT_FOUND");
  return row;
}

/** untrusted: a pasted certificate or its digest */
function fingerprintOf(said: string): string {
  const direct = fingerprint(said.trim());
  if (direct !== undefined) return direct;
  try {
    const read = fingerprint(new X509Certificate(said).fingerprint256);
    if (read !== undefined) return read;
  } catch {
    // said below, with what would do
  }
  throw wrong(
    "certificate",
    "Give a certificate in PEM, or its SHA-256 in hex.",
    "証明書（PEM）か、そのSHA-256を16進数で指定してください。",
  );
}

function isPinnedAlready(e: unknown): boolean {
  return e instanceof Error && "constraint" in e && e.constraint === "credential_by_fingerprint";
}
