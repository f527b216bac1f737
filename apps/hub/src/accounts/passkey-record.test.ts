/** Whose passkey is whose, on a realm's record: as passkeys come and go, and before anything is signed with one. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statementOf } from "../decisions/signing.ts";
import { assertionOf, openPasskeyBooks, type Passkey, type PasskeyBooks } from "../decisions/testing-passkeys.ts";
import {
  act,
  closeRoom,
  drafted,
  event,
  form,
  key,
  later,
  legal,
  openRoom,
  outer,
  police,
  seen,
  t,
} from "../decisions/testing-room.ts";
import { personOf, type SignedIn } from "../roles/testing-people.ts";
import { REALM } from "../testing-hub.ts";

let books: PasskeyBooks;
let signer: SignedIn;
beforeAll(async () => {
  await openRoom();
  books = await openPasskeyBooks(t);
  signer = await personOf(t, "commission", "oversight_commissioner", "signer");
}, 60_000);
afterAll(async () => {
  await books.close();
  await closeRoom();
});

async function votes(passkey: Passkey | null) {
  const id = await drafted(police, "neutralise", { form: form() });
  await event(police, id, "send_to_review");
  await act(legal, id, "legal-review", { passes: true });
  await act(outer, id, "consultation", { reference: "FM" });
  expect(await event(police, id, "submit")).toBe("submitted");
  const { step, digest } = (await seen(signer, id)).json as unknown as { step: number; digest: string };
  const [k, said] = [key(), { says: "approve", words: "Shown." }];
  const none = { decision: null, validUntil: null, onBehalfOf: null };
  const statement = statementOf({ realm: REALM, measure: id, object: digest, seen: step, key: k, ...none, ...said });
  const signature = passkey && assertionOf(passkey, statement, t.hub.url);
  const answer = await signer.call("POST", `/api/v1/measures/${id}/votes`, {
    json: { ...said, signature },
    headers: { "idempotency-key": k, "if-match": `"${step}"` },
  });
  return { ...answer, statement: createHash("sha256").update(statement).digest("hex") };
}

interface Noted {
  readonly at: string;
  readonly act: string;
  readonly subject: string;
  readonly facts: { readonly key?: string; readonly of?: string };
}

async function noted(name: string): Promise<readonly Noted[]> {
  const { json } = await signer.call("GET", `/api/v1/oversight/entries?act=${name}&limit=200`);
  return json["items"] as Noted[];
}

describe("a passkey", () => {
  it("is on record as its person's before anything is signed with it, once, and its end is on record too", async () => {
    const passkey = await books.register("signer@commission.example");
    expect((await votes(passkey)).status).toBe(202);
    const [first, ...more] = await noted("passkey.registered");
    expect([more, first?.facts]).toEqual([[], { key: passkey.cose.toString("base64url"), of: "commission" }]);
    const decided = (await noted("measure.decided"))[0];
    const me = (await signer.call("GET", "/api/v1/me")).json["actor"] as { id: string };
    expect(first?.subject).toBe(me.id);
    expect(Date.parse(first?.at ?? "")).toBeLessThanOrEqual(Date.parse(decided?.at ?? ""));
    expect((await votes(passkey)).status).toBe(202);
    expect(await noted("passkey.registered")).toHaveLength(1);

    await later(5);
    await books.remove(passkey);
    expect((await votes(null)).status).toBe(202);
    const [gone] = await noted("passkey.revoked");
    expect([gone?.facts.key, gone?.subject]).toEqual([first?.facts.key, first?.subject]);
  });
});
