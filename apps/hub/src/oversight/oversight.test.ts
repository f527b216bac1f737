/** The commission at work on a real hub: what it reads, what it says, and what nobody else can tell. */
import { createHash, createHmac } from "node:crypto";
import { drawSample } from "@noroshi/oversight";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  closeRoom,
  commissioner,
  deputy,
  drafted,
  event,
  form,
  later,
  legal,
  office,
  openRoom,
  outer,
  police,
  post,
  t,
  vote,
} from "../decisions/testing-room.ts";
import { type Person, personOf } from "../roles/testing-people.ts";
import { notice, REALM } from "../testing-hub.ts";

let secretariat: Person;
beforeAll(async () => {
  await openRoom();
  secretariat = await personOf(t, "commission", "oversight_secretariat");
});
afterAll(closeRoom);

const YEAR = { from: "2026-01-01T00:00:00Z", to: "2028-01-01T00:00:00Z" };
interface Figures {
  readonly items: readonly { figures: readonly { id: string; count: number; acts: readonly string[] }[] }[];
  readonly acts: readonly { id: string; act: string; number: string }[];
  readonly unclassified: readonly string[];
}
const counted = async (by: Person = commissioner): Promise<Figures> => {
  const answer = await by.call("GET", `/api/v1/oversight/report?from=${YEAR.from}&to=${YEAR.to}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as unknown as Figures;
};
const figures = async () =>
  Object.fromEntries((await counted()).items.flatMap((i) => i.figures.map((f) => [f.id, f.count])));
/** The figures that changed. */
const changed = async (does: () => Promise<unknown>): Promise<Record<string, number>> => {
  const before = await figures();
  await does();
  const after = await figures();
  return Object.fromEntries(
    Object.entries(after).flatMap(([id, n]) => (n === before[id] ? [] : [[id, n - (before[id] ?? 0)]])),
  );
};

async function asked(type: string, over: Record<string, unknown> = {}): Promise<string> {
  const id = await drafted(police, type, { form: form(over) });
  await event(police, id, "send_to_review");
  await act(legal, id, "legal-review", { passes: true });
  await act(outer, id, "consultation", { reference: "FM" });
  expect(await event(police, id, "submit")).toBe("submitted");
  return id;
}
const registered = async (id: string) => {
  const { requests } = (await commissioner.call("GET", "/api/v1/oversight/register")).json as {
    requests: { id: string; standing: string; provision: string; validUntil: string | null; acts: { act: string }[] }[];
  };
  return requests.find((r) => r.id === id);
};

describe("the register", () => {
  it("is read from recorded acts: each moves exactly its own figure, which lists it", async () => {
    let id = "";
    expect(
      await changed(async () => {
        id = await asked("neutralise");
      }),
    ).toEqual({ "vi-police-requests": 1 });
    expect((await registered(id))?.standing).toBe("waiting");
    expect(
      await changed(() => vote(commissioner, id, { says: "approve_with_conditions", words: "one hour, one address" })),
    ).toEqual({ "vi-police-approvals": 1 });
    const { items, acts } = await counted();
    const figure = items.flatMap((i) => i.figures).find((f) => f.id === "vi-police-approvals");
    expect(acts.filter((a) => figure?.acts.includes(a.id)).map((a) => a.act)).toEqual(["conditional_approval"]);
    expect(await registered(id)).toMatchObject({ standing: "approved", provision: "police-6-2" });
  });

  it("shows an approval that was taken back, and one that ended, to the millisecond", async () => {
    const back = await asked("neutralise");
    await vote(commissioner, back);
    await vote(commissioner, back, { says: "refuse", words: "the grounds are gone" });
    expect(await registered(back)).toMatchObject({ standing: "revoked", validUntil: null });
    const short = await asked("neutralise");
    await vote(commissioner, short);
    const until = (await registered(short))?.validUntil;
    expect(until).not.toBeNull();
    await later(10_080);
    expect((await registered(short))?.standing).toBe("ended");
  });

  it("is not there for who does not oversee", async () => {
    for (const by of [police, office, deputy]) {
      for (const path of ["register", "inspections", "reports", "issues", `report?from=${YEAR.from}&to=${YEAR.to}`])
        expect((await by.call("GET", `/api/v1/oversight/${path}`)).json["code"]).toBe("NOT_ALLOWED");
    }
  });
});

describe("an inspection", () => {
  const inspected = async (over: Record<string, unknown>) => {
    const said = await post(commissioner, "/api/v1/oversight/inspections", {
      way: "sample",
      reason: "drawn by lot",
      ...over,
    });
    expect(said.status, said.text).toBe(202);
    const { items } = (await commissioner.call("GET", "/api/v1/oversight/inspections")).json as {
      items: { id: string; items: number; population: number; seed: string }[];
    };
    const first = items[0];
    if (!first) throw new Error("no inspection");
    return first;
  };

  it("by sampling holds the entries that its seed draws, and counts in the report", async () => {
    let drawn: Awaited<ReturnType<typeof inspected>> | undefined;
    expect(
      await changed(async () => {
        drawn = await inspected({ size: 5, body: "police" });
      }),
    ).toEqual({ "iv-inspections": 1 });
    const detail = (await commissioner.call("GET", `/api/v1/oversight/inspections/${drawn?.id}`)).json as {
      entries: { id: string; by: { body: { slug: string } } }[];
      reason: string;
    };
    expect(detail.reason).toBe("drawn by lot");
    expect(detail.entries.every((e) => e.by.body.slug === "police")).toBe(true);
    const all: string[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const page = await commissioner.call("GET", `/api/v1/oversight/entries?limit=200${next && `&cursor=${next}`}`);
      const { items, next: more } = page.json as {
        items: { id: string; by: { body: { slug: string } | null } }[];
        next: string | null;
      };
      all.push(...items.filter((e) => e.by.body?.slug === "police").map((e) => e.id));
      next = more;
    }
    const seed = Buffer.from(drawn?.seed ?? "", "hex");
    const hash = (id: string) => createHmac("sha256", seed).update(id).digest("hex");
    expect(detail.entries.map((e) => e.id)).toEqual(drawSample(all, 5, hash));
  });

  it("is invisible to whoever is inspected: no list, entry, hint or count differs by it", async () => {
    const looks = async () =>
      Promise.all(
        [police, office, deputy].flatMap((by) =>
          ["/api/v1/oversight/words", "/api/v1/measures", "/api/v1/board", "/api/v1/receipts"].map(
            async (path) => (await by.call("GET", path)).text,
          ),
        ),
      );
    const before = await looks();
    const { id } = await inspected({ way: "target", body: "police", act: "measure.stepped" });
    await post(commissioner, `/api/v1/oversight/inspections/${id}/words`, { kind: "finding", words: "two came late" });
    const end = { kind: "closing", outcome: "in_order", words: "explained" };
    const closed = await post(secretariat, `/api/v1/oversight/inspections/${id}/words`, end);
    expect(closed.status, closed.text).toBe(202);
    expect(await looks()).toEqual(before);
    expect((await police.call("GET", `/api/v1/oversight/inspections/${id}`)).status).toBe(403);
    const again = await post(commissioner, `/api/v1/oversight/inspections/${id}/words`, end);
    expect(again.json["code"]).toBe("NOT_NOW");
    const entries = await commissioner.call("GET", "/api/v1/oversight/entries?act=inspection.ordered");
    expect((entries.json["items"] as unknown[]).length).toBeGreaterThan(0);
  });

  it("by target needs one", async () => {
    const said = await post(commissioner, "/api/v1/oversight/inspections", { way: "target", reason: "everything" });
    expect([said.status, said.json["code"]]).toEqual([422, "NOT_UNDERSTOOD"]);
  });
});

describe("a word of the commission", () => {
  it("is said by a commissioner, read and answered by the body, which does not learn of the inspection behind it", async () => {
    await post(commissioner, "/api/v1/oversight/inspections", { way: "sample", size: 1, reason: "drawn by lot" });
    const inspection = (
      (await commissioner.call("GET", "/api/v1/oversight/inspections")).json["items"] as { id: string }[]
    )[0]?.id;
    const words = { kind: "recommendation", to: "police", words: "Write the outcome the same day.", inspection };
    expect((await post(secretariat, "/api/v1/oversight/words", words)).json["code"]).toBe("NOT_ALLOWED");
    expect(await changed(() => post(commissioner, "/api/v1/oversight/words", words))).toEqual({
      "v-recommendations": 1,
    });
    const heard = (await legal.call("GET", "/api/v1/oversight/words")).json["items"] as {
      id: string;
      words: string;
      inspection: string | null;
    }[];
    expect(heard.map((w) => [w.words, w.inspection])).toEqual([["Write the outcome the same day.", null]]);
    expect((await deputy.call("GET", "/api/v1/oversight/words")).json["items"]).toEqual([]);
    const answer = await post(legal, `/api/v1/oversight/words/${heard[0]?.id}/answers`, {
      words: "Done from Monday on.",
    });
    expect(answer.status, answer.text).toBe(202);
    const stranger = await post(deputy, `/api/v1/oversight/words/${heard[0]?.id}/answers`, { words: "We too." });
    expect(stranger.status).toBe(404);
    const own = (await commissioner.call("GET", "/api/v1/oversight/words")).json["items"] as {
      inspection: string;
      answers: { words: string }[];
    }[];
    expect(own[0]).toMatchObject({ inspection, answers: [{ words: "Done from Monday on." }] });
  });
});

describe("a statutory report", () => {
  it("is frozen with its digest and says the same after the register has grown", async () => {
    const period = { from: "2026-12-01T00:00:00Z", to: "2026-12-08T00:00:00Z" };
    const overviews = { iv: "One inspection.", v: "", vi: "" };
    const frozen = await post(commissioner, "/api/v1/oversight/reports", { ...period, overviews });
    expect(frozen.status, frozen.text).toBe(202);
    const [listed] = (await secretariat.call("GET", "/api/v1/oversight/reports")).json["items"] as {
      id: string;
      digest: string;
    }[];
    const before = (await commissioner.call("GET", `/api/v1/oversight/reports/${listed?.id}`)).json;
    expect(before).toMatchObject({ digest: listed?.digest, whole: true, standing: "exercise", number: 1 });
    await asked("neutralise");
    const after = (await commissioner.call("GET", `/api/v1/oversight/reports/${listed?.id}`)).json;
    expect(after).toEqual(before);
    const page = await commissioner.call("GET", `/api/v1/oversight/reports/${listed?.id}/page?lang=ja`);
    expect(page.text).toContain("国会への報告");
    expect(page.text).toContain(listed?.digest);
    expect(createHash("sha256").update("").digest("hex")).not.toBe(listed?.digest);
  });

  it("is not frozen for a period that has not ended, nor while an act stands under no provision", async () => {
    const open = await post(commissioner, "/api/v1/oversight/reports", YEAR);
    expect(open.json["code"]).toBe("NOT_UNDERSTOOD");
  });
});

describe("the public statistics", () => {
  it("are not published from an exercise, whoever asks", async () => {
    const period = { from: "2026-12-01T00:00:00Z", to: "2026-12-08T00:00:00Z" };
    const said = await post(commissioner, "/api/v1/oversight/issues", period);
    expect(said.json["code"]).toBe("NOT_NOW");
    expect((await commissioner.call("GET", "/api/v1/oversight/issues")).json).toEqual({ path: null, items: [] });
    const open = await fetch(`${t.hub.url}/transparency/${REALM}/issues.json`);
    expect(open.status).toBe(404);
  });
});

describe("a complaint of a person", () => {
  it("is answered alike whatever was found, which the commission alone sees", async () => {
    const port = await t.as("port", "POST", "/api/v1/reports", {
      body: notice("complained", { tlp: "TLP:RED", indicators: [{ type: "domain", value: "citizen.example" }] }),
      headers: { "idempotency-key": "complained" },
    });
    expect(port.status, port.text).toBe(202);
    const complain = async (value: string) => {
      const said = { who: "A. Citizen", words: "Was I looked at?", values: [value] };
      const receipt = await post(secretariat, "/api/v1/oversight/complaints", said);
      expect(receipt.status, receipt.text).toBe(202);
      const list = (await secretariat.call("GET", "/api/v1/oversight/complaints")).json as {
        answer: unknown;
        items: { found: { value: string; assertions: number; bodies: number }[] }[];
      };
      return { answer: list.answer, found: list.items[0]?.found };
    };
    const one = await complain("citizen[.]example");
    const other = await complain("nobody.example");
    expect(one.found).toMatchObject([{ value: "citizen.example", assertions: 1, bodies: 1 }]);
    expect(other.found).toMatchObject([{ value: "nobody.example", assertions: 0, bodies: 0 }]);
    expect(one.answer).toEqual(other.answer);
    for (const by of [police, office]) {
      expect((await by.call("GET", "/api/v1/oversight/complaints")).json["code"]).toBe("NOT_ALLOWED");
    }
  });
});
