/** Decisions signed with a passkey, over HTTP: what counts, what does not, and what stays of it. */
import { createHash, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, type SignedIn } from "../roles/testing-people.ts";
import { REALM } from "../testing-hub.ts";
import { type Decided, statementOf } from "./signing.ts";
import { assertionOf, openPasskeyBooks, type Passkey, type PasskeyBooks } from "./testing-passkeys.ts";
import { act, closeRoom, drafted, event, form, key, legal, openRoom, outer, police, seen, t } from "./testing-room.ts";

let books: PasskeyBooks;
let signer: SignedIn;
let other: SignedIn;
let passkey: Passkey;
let others: Passkey;
beforeAll(async () => {
  await openRoom();
  books = await openPasskeyBooks(t);
  signer = await personOf(t, "commission", "oversight_commissioner", "signer");
  other = await personOf(t, "commission", "oversight_commissioner", "other");
  passkey = await books.register("signer@commission.example");
  others = await books.register("other@commission.example");
}, 60_000);
afterAll(async () => {
  await books.close();
  await closeRoom();
});

async function asked(): Promise<string> {
  const id = await drafted(police, "neutralise", { form: form() });
  await event(police, id, "send_to_review");
  await act(legal, id, "legal-review", { passes: true });
  await act(outer, id, "consultation", { reference: "FM" });
  expect(await event(police, id, "submit")).toBe("submitted");
  return id;
}

interface How {
  /** What is signed otherwise than what is sent. */
  readonly signed?: Partial<Decided>;
  readonly with?: Passkey | null;
  readonly over?: Parameters<typeof assertionOf>[3];
  readonly by?: SignedIn;
}

async function votes(id: string, how: How = {}) {
  const by = how.by ?? signer;
  const now = await seen(by, id);
  const { step, digest } = now.json as unknown as { step: number; digest: string };
  const k = key();
  const said = { says: "approve", words: "Shown." };
  const statement = statementOf({
    realm: REALM,
    measure: id,
    object: digest,
    seen: step,
    key: k,
    decision: null,
    validUntil: null,
    onBehalfOf: null,
    ...said,
    ...how.signed,
  });
  const origin = t.hub.url;
  const signature =
    how.with === null ? {} : { signature: assertionOf(how.with ?? passkey, statement, origin, how.over ?? {}) };
  return by.call("POST", `/api/v1/measures/${id}/votes`, {
    json: { ...said, ...signature },
    headers: { "idempotency-key": k, "if-match": `"${step}"` },
  });
}

describe("a decision signed with a passkey", () => {
  it("is kept with its signature, which anybody who may read it checks, and which the record names", async () => {
    const id = await asked();
    const said = await votes(id);
    expect(said.status, said.text).toBe(202);
    const { votes: shown } = (await seen(police, id)).json as { votes: { signature: Record<string, string> }[] };
    const s = shown[0]?.signature ?? {};
    const bytes = (name: string) => Buffer.from(s[name] ?? "", "base64url");
    const digest = createHash("sha256")
      .update(s["statement"] ?? "")
      .digest();
    expect(JSON.parse(bytes("clientData").toString())).toMatchObject({ challenge: digest.toString("base64url") });
    const over = Buffer.concat([bytes("authenticatorData"), createHash("sha256").update(bytes("clientData")).digest()]);
    expect(verify("sha256", over, passkey.publicKey, bytes("signature"))).toBe(true);
    const entries = await signer.call("GET", "/api/v1/oversight/entries?act=measure.decided&limit=200");
    const facts = (entries.json["items"] as { subject: string; facts: { signed?: string } }[]).find(
      (e) => e.subject === id,
    )?.facts;
    expect(facts?.signed).toBe(digest.toString("hex"));
  });

  it("is asked for of every commissioner who has one", async () => {
    const bare = await votes(await asked(), { with: null });
    expect([bare.status, bare.json["code"]]).toEqual([403, "PASSKEY_NEEDED"]);
  });

  it("counts for exactly this decision alone", async () => {
    const wrong: Partial<Decided>[] = [
      { says: "refuse" },
      { words: "Something else." },
      { seen: 1 },
      { key: "another-act" },
      { object: "00".repeat(32) },
      { realm: "elsewhere" },
      { validUntil: "2027-01-01T00:00:00Z" },
    ];
    const id = await asked();
    for (const signed of wrong) {
      const said = await votes(id, { signed });
      expect([signed, said.status, said.json["code"]]).toEqual([signed, 422, "SIGNATURE_WRONG"]);
    }
  });

  it("is the person's own: with nobody else's passkey, and from this hub's own pages", async () => {
    const id = await asked();
    const ways: How[] = [
      { with: others },
      { by: other, with: passkey },
      { over: { origin: "https://elsewhere.example" } },
      { over: { rpId: "elsewhere.example" } },
    ];
    for (const how of ways) expect((await votes(id, how)).json["code"]).toBe("SIGNATURE_WRONG");
  });

  it("counts only where the authenticator has verified the person", async () => {
    expect((await votes(await asked(), { over: { verified: false } })).json["code"]).toBe("SIGNATURE_WRONG");
  });
});
