/** A council for tests: the office's person who keeps the register, and members brought in by the acts that bring them in. */
import { expect } from "vitest";
import { personOf, type SignedIn } from "../roles/testing-people.ts";
import { REALM, type TestHub } from "../testing-hub.ts";

export interface Council {
  readonly keeper: SignedIn;
  /** Posts an act of a person; answers with the status and the code. */
  say(
    by: SignedIn,
    path: string,
    json: unknown,
  ): Promise<{ status: number; code: unknown; json: Record<string, unknown> }>;
  decide(body: string, decision: string, reason?: string): ReturnType<Council["say"]>;
  publish(text: string, acceptBy?: string): Promise<void>;
  /** The hash of the agreement as it is now. */
  digest(by: SignedIn): Promise<string>;
  /** Invites the person's body, lets it accept, acknowledge and apply, and admits it. */
  admit(by: SignedIn, body: string, asClass?: string): Promise<void>;
}

export async function councilOf(t: TestHub): Promise<Council> {
  let n = 0;
  const keeper = await personOf(t, "office", "legal_officer", "council_keeper");
  const say: Council["say"] = async (by, path, json) => {
    const sent = await by.call("POST", `/api/v1/council/${path}`, {
      json,
      headers: { "idempotency-key": `council${++n}` },
    });
    return { status: sent.status, code: sent.json["code"], json: sent.json };
  };
  const digest: Council["digest"] = async (by) => {
    const { agreements } = (await by.call("GET", "/api/v1/council/agreements")).json as {
      agreements: { digest: string }[];
    };
    return agreements[0]?.digest ?? "";
  };
  return {
    keeper,
    say,
    digest,
    decide: (body, decision, reason = "the council resolved so") =>
      say(keeper, `members/${body}/decisions`, { decision, reason }),
    async publish(text, acceptBy = "2031-01-01T00:00:00Z") {
      const sent = await say(keeper, "agreements", { title: "Agreement of the council", text, acceptBy });
      expect(sent.status, JSON.stringify(sent.json)).toBe(202);
    },
    async admit(by, body, asClass = "general") {
      const read = { digest: await digest(by) };
      expect((await say(keeper, "members", { body, class: asClass })).status).toBe(202);
      for (const [path, json] of [
        ["membership/acceptance", read],
        ["membership/secrecy", read],
        ["membership/answers", { answer: "applied" }],
      ] as const) {
        const sent = await say(by, path, json);
        expect(sent.status, `${path} ${JSON.stringify(sent.json)}`).toBe(202);
      }
      const admitted = await say(keeper, `members/${body}/decisions`, { decision: "admitted" });
      expect(admitted.status, JSON.stringify(admitted.json)).toBe(202);
    },
  };
}

/** A body that takes no part yet. */
export async function newBody(t: TestHub, slug: string): Promise<void> {
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [{ slug, kind: "operator", country: "XJ", name: { en: slug, ja: slug } }],
  });
}
