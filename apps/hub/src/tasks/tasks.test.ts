/** Playbooks and tasks over the whole hub: people of several bodies, real database, real HTTP. */
import { readFileSync } from "node:fs";
import { readPlaybook } from "@noroshi/cases";
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

interface Task {
  readonly id: string;
  readonly title: { en: string; ja: string };
  readonly owner: { slug: string };
  readonly state: string;
  readonly due: string | null;
  readonly basis: { en: string } | null;
  readonly waits: boolean;
  readonly after: readonly string[];
  readonly may: readonly string[];
  readonly version: number;
  readonly case: { id: string; number: string };
  readonly events: readonly { kind: string; words: string | null }[];
}

let t: TestHub;
let office: Person;
let port: Person;
let police: Person;
let isac: Person;
let incident: string;
let n = 0;
const key = () => ({ "idempotency-key": `t${++n}` });
const post = (by: Person, path: string, json: unknown, headers: Record<string, string> = {}) =>
  by.call("POST", path, { json, headers: { ...key(), ...headers } });
const tasks = async (by: Person, query = ""): Promise<readonly Task[]> =>
  (await by.call("GET", `/api/v1/tasks?limit=200${query}`)).json["items"] as Task[];
const titled = async (by: Person, start: string): Promise<Task> => {
  const found = (await tasks(by)).find((one) => one.title.en.startsWith(start));
  if (!found) throw new Error(`no task ${start}`);
  return found;
};
const RANSOM: { id: string } = JSON.parse(
  readFileSync(new URL("../../../../profiles/playbooks/ransomware.json", import.meta.url), "utf8"),
);

beforeAll(async () => {
  t = await testHub();
  await t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: "2026-12-06T22:42:00Z" });
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      {
        slug: "core",
        kind: "operator",
        sector: "port",
        country: "XJ",
        coreOperator: true,
        groups: ["sea"],
        name: { en: "Core", ja: "基幹" },
      },
      { slug: "defence", kind: "defence", country: "XJ", name: { en: "Defence", ja: "防衛" } },
      { slug: "transport", kind: "ministry", country: "XJ", name: { en: "Transport", ja: "運輸省" } },
      {
        slug: "sea-isac",
        kind: "isac",
        sector: "port",
        country: "XJ",
        groups: ["sea"],
        name: { en: "Sea ISAC", ja: "海事ISAC" },
      },
    ],
  });
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
  office = await personOf(t, "office", "triage_analyst");
  port = await personOf(t, "core", "operator_reporter");
  police = await personOf(t, "police", "police_investigator");
  isac = await personOf(t, "sea-isac", "sector_analyst");
  await t.as("core", "POST", "/api/v1/reports", {
    body: ransomwareForm({ 報告番号: "C-1", 報告組織ID: "core", "侵害指標（IoC）": "IPアドレス：203.0.113.71" }),
    headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ...key() },
  });
  await t.settled();
  incident = ((await office.call("GET", "/api/v1/cases")).json["items"] as { id: string }[])[0]?.id ?? "";
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

describe("a playbook that is begun on a case", () => {
  it("shows first what it asks of whom, by when and why, and whom that would tell", async () => {
    const plan = (await office.call("GET", `/api/v1/cases/${incident}/playbooks/${RANSOM.id}`)).json["tasks"] as (Omit<
      Task,
      "owner"
    > & {
      owner: { slug: string } | null;
      inRoom: boolean;
      role: { id: string };
    })[];
    const count = Object.entries(
      Object.groupBy(plan, (p) => `${p.role.id} ${p.owner?.slug} ${p.inRoom ? "in" : "out"}`),
    ).map(([k, v]) => `${k} ${v?.length}`);
    expect(count.sort()).toEqual([
      "coordinator office in 3",
      "defence defence out 1",
      "foreign_liaison office in 1",
      "isac sea-isac out 1",
      "operator core in 3",
      "police police out 2",
      "sector_ministry transport out 1",
    ]);
    // The report to the authorities is due when the nearest of its clocks ends: 72 hours after it was noticed.
    expect(plan.find((p) => p.title.en.startsWith("File the follow-up"))?.due).toBe("2026-12-09T21:30:00Z");
    expect(await tasks(office)).toEqual([]);
  });

  it("gives twelve tasks; a body outside of the room is told only by name, and nobody sees another's", async () => {
    const begun = await post(office, `/api/v1/cases/${incident}/playbooks`, { playbook: RANSOM.id, tell: ["police"] });
    expect([begun.status, begun.json["outcome"]]).toEqual([202, "recorded"]);
    const all = await tasks(office);
    expect(all.map((one) => `${one.owner.slug} ${one.state}`).sort()).toEqual([
      ...Array(3).fill("core offered"),
      "defence held",
      ...Array(4).fill("office offered"),
      ...Array(2).fill("police offered"),
      "sea-isac held",
      "transport held",
    ]);
    expect(all.every((one) => one.due !== null && one.basis !== null && one.title.ja !== one.title.en)).toBe(true);
    expect((await tasks(police)).map((one) => one.owner.slug)).toEqual(["police", "police"]);
    expect((await tasks(port)).map((one) => one.owner.slug)).toEqual(["core", "core", "core"]);
    expect([await tasks(isac), (await t.as("bank", "GET", "/api/v1/tasks")).json["items"]]).toEqual([[], []]);
    // the task alone: the police were not named to the room, and its door is as shut as if there were none
    const nowhere = await police.call("GET", "/api/v1/cases/00000000-0000-4000-8000-00000000dead");
    const room = await police.call("GET", `/api/v1/cases/${incident}`);
    expect([room.status, room.text]).toEqual([404, nowhere.text]);
  });

  it("is begun once, and only by a person of the body that leads", async () => {
    const again = await post(office, `/api/v1/cases/${incident}/playbooks`, { playbook: RANSOM.id });
    expect([again.status, again.json["code"]]).toEqual([409, "NOT_NOW"]);
    const machine = await t.as("office", "POST", `/api/v1/cases/${incident}/playbooks`, {
      body: JSON.stringify({ playbook: RANSOM.id }),
      headers: key(),
    });
    expect([machine.status, machine.json["code"]]).toEqual([403, "NOT_ALLOWED"]);
    expect((await post(port, `/api/v1/cases/${incident}/playbooks`, { playbook: RANSOM.id })).status).toBe(403);
  });

  it("hides a task from whom it is not for as if there were none", async () => {
    const { id } = await titled(office, "Confirm the facts");
    for (const path of [`/api/v1/tasks/${id}`, "/api/v1/tasks/00000000-0000-4000-8000-00000000dead"]) {
      const answer = await police.call("GET", path);
      expect([answer.status, answer.text]).toEqual([404, (await police.call("GET", "/api/v1/tasks/x")).text]);
    }
    const moved = await post(police, `/api/v1/tasks/${id}/events`, { kind: "accept" });
    expect([moved.status, moved.json["code"]]).toEqual([404, "NOT_FOUND"]);
  });
});

describe("a task", () => {
  it("is accepted and done by its owner, with an outcome, once those before it are done", async () => {
    const [isolate, restore] = [await titled(port, "Isolate"), await titled(port, "Restore")];
    expect([restore.waits, restore.after]).toEqual([true, [isolate.id]]);
    await post(port, `/api/v1/tasks/${restore.id}/events`, { kind: "accept" });
    expect(
      (await post(port, `/api/v1/tasks/${restore.id}/events`, { kind: "finish", words: "back" })).json["code"],
    ).toBe("NOT_NOW");
    await post(port, `/api/v1/tasks/${isolate.id}/events`, { kind: "accept" });
    expect((await post(port, `/api/v1/tasks/${isolate.id}/events`, { kind: "finish" })).json["code"]).toBe(
      "NOT_UNDERSTOOD",
    );
    await post(port, `/api/v1/tasks/${isolate.id}/events`, {
      kind: "finish",
      words: "41 systems, list in the evidence room",
    });
    const done = await titled(office, "Isolate");
    expect([done.state, done.events.at(-1)?.words]).toEqual(["done", "41 systems, list in the evidence room"]);
    expect((await titled(port, "Restore")).waits).toBe(false);
    expect((await post(port, `/api/v1/tasks/${restore.id}/events`, { kind: "finish", words: "back" })).status).toBe(
      202,
    );
  });

  it("that is refused needs a reason and goes to another body, which is told then", async () => {
    const interview = await titled(police, "Preserve evidence");
    expect((await post(police, `/api/v1/tasks/${interview.id}/events`, { kind: "refuse" })).status).toBe(422);
    await post(police, `/api/v1/tasks/${interview.id}/events`, {
      kind: "refuse",
      words: "another prefecture's matter",
    });
    expect((await titled(office, "Preserve evidence")).state).toBe("refused");
    await post(office, `/api/v1/tasks/${interview.id}/direction`, {
      kind: "reassign",
      to: "sea-isac",
      words: "please ask your members",
    });
    const given = (await tasks(isac)).find((one) => one.id === interview.id);
    expect(given?.state).toBe("offered");
    expect((await tasks(police)).map((one) => one.id)).not.toContain(interview.id);
    // what the police said of it was said to the lead, not to whoever comes after
    expect(given?.events.some((e) => e.words?.includes("prefecture"))).toBe(false);
  });

  it("is moved on from the version that was seen, and shows both where somebody was faster", async () => {
    const { id } = await titled(police, "Decide which items");
    const seen = await police.call("GET", `/api/v1/tasks/${id}`);
    const tag = seen.headers.get("etag") ?? "";
    expect((await post(police, `/api/v1/tasks/${id}/events`, { kind: "accept" }, { "if-match": tag })).status).toBe(
      202,
    );
    const late = await post(
      police,
      `/api/v1/tasks/${id}/events`,
      { kind: "refuse", words: "no time" },
      { "if-match": tag },
    );
    expect([late.status, late.json["code"]]).toEqual([412, "CHANGED_MEANWHILE"]);
    const { current, yours } = late.json["versions"] as { current: Task; yours: { words: string } };
    expect([current.state, current.version, yours.words]).toEqual(["accepted", 2, "no time"]);
    expect((await titled(police, "Decide which items")).state).toBe("accepted");
  });

  it("is never done by somebody else's word, nor moved by its lead for its owner", async () => {
    const { id } = await titled(police, "Decide which items");
    expect((await post(office, `/api/v1/tasks/${id}/events`, { kind: "finish", words: "done" })).json["code"]).toBe(
      "NOT_ALLOWED",
    );
    expect((await post(police, `/api/v1/tasks/${id}/direction`, { kind: "withdraw", words: "no" })).json["code"]).toBe(
      "NOT_ALLOWED",
    );
    await post(office, `/api/v1/tasks/${id}/direction`, { kind: "withdraw", words: "settled on the telephone" });
    expect((await post(police, `/api/v1/tasks/${id}/events`, { kind: "finish", words: "x" })).json["code"]).toBe(
      "NOT_NOW",
    );
  });
});

describe("a playbook from outside", () => {
  const foreign = (over: Record<string, unknown> = {}, command = "manual") => ({
    type: "playbook",
    spec_version: "cacao-2.0",
    id: "playbook--11111111-1111-4111-8111-111111111111",
    name: "Foreign",
    created_by: "identity--11111111-1111-4111-8111-111111111111",
    created: "2026-01-01T00:00:00Z",
    modified: "2026-01-01T00:00:00Z",
    x_unknown: { kept: [1, 2] },
    workflow_start: "start--11111111-1111-4111-8111-111111111111",
    workflow: {
      "start--11111111-1111-4111-8111-111111111111": {
        type: "start",
        on_completion: "action--11111111-1111-4111-8111-111111111111",
      },
      "action--11111111-1111-4111-8111-111111111111": {
        type: "action",
        name: "Ask",
        commands: [{ type: command, command: "ask" }],
      },
    },
    ...over,
  });

  it("goes out again as it came, unknown parts and all, and a later version replaces it", async () => {
    expect((await office.call("POST", "/api/v1/playbooks", { json: foreign() })).status).toBe(200);
    const back = await police.call("GET", `/api/v1/playbooks/${foreign().id}`);
    expect(back.json).toEqual(foreign());
    await office.call("POST", "/api/v1/playbooks", {
      json: foreign({ name: "Later", modified: "2026-02-01T00:00:00Z" }),
    });
    await office.call("POST", "/api/v1/playbooks", {
      json: foreign({ name: "Earlier", modified: "2025-02-01T00:00:00Z" }),
    });
    expect((await police.call("GET", `/api/v1/playbooks/${foreign().id}`)).json["name"]).toBe("Later");
  });

  it("that a machine would run is refused with its place, and nothing is kept", async () => {
    const refused = await office.call("POST", "/api/v1/playbooks", {
      json: foreign({ id: "playbook--22222222-2222-4222-8222-222222222222" }, "bash"),
    });
    expect([refused.status, (refused.json["faults"] as { code: string }[])[0]?.code]).toEqual([422, "AUTOMATED_STEP"]);
    expect((await office.call("GET", "/api/v1/playbooks/playbook--22222222-2222-4222-8222-222222222222")).status).toBe(
      404,
    );
  });

  it("without owners of ours asks the body that leads", async () => {
    const sent = await t.as("bank", "POST", "/api/v1/reports", {
      body: bundle(900, { addresses: ["203.0.113.91"] }),
      headers: key(),
    });
    await t.settled();
    const report = String(sent.json["reportId"]);
    await post(office, "/api/v1/cases", { report, participants: ["bank"] });
    const newest = (await office.call("GET", `/api/v1/reports/${report}`)).json["case"] as { id: string } | null;
    await post(office, `/api/v1/cases/${newest?.id}/playbooks`, { playbook: foreign().id });
    const given = await tasks(office, `&case=${newest?.id}`);
    expect(given.map((one) => [one.title.en, one.owner.slug, one.state])).toEqual([["Ask", "office", "offered"]]);
  });
});

describe("tasks as a playbook", () => {
  const file = (by: Person, at: string) => by.call("GET", `/api/v1/cases/${at}/tasks/playbook`);

  it("go out as manual steps that come in again as the same tasks, without body, state, outcome and number of the case", async () => {
    const whole = await file(office, incident);
    expect(whole.status, whole.text).toBe(200);
    const own = (await tasks(office, `&case=${incident}`)).filter((one) => one.state !== "withdrawn");
    const said = own.flatMap((one) => [
      one.case.number,
      one.case.id,
      one.id,
      ...one.events.flatMap((e) => e.words ?? []),
    ]);
    for (const word of [...said.filter((w) => w.length > 8), "sea-isac", "Sea ISAC", "offered", '"done"'])
      expect(whole.text).not.toContain(word);
    const read = readPlaybook({ ...whole.json, markings: [] });
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const waits = (list: readonly { title: { en: string }; after: readonly string[] }[], of: (id: string) => string) =>
      list.map((one) => [one.title.en, one.after.map(of).sort()]).sort();
    const titleOf = (id: string) => own.find((one) => one.id === id)?.title.en ?? "";
    const stepOf = (id: string) => read.playbook.tasks.find((one) => one.step === id)?.title.en ?? "";
    expect(waits(read.playbook.tasks, stepOf)).toEqual(waits(own, titleOf));
  });

  it("that were written by hand are marked, and not taken in where every body would read them", async () => {
    const unmarked = await file(office, incident);
    expect(unmarked.json["markings"]).toBeUndefined();
    const taken = await office.call("POST", "/api/v1/playbooks", { body: unmarked.text });
    expect(taken.status, taken.text).toBe(200);
    const words = { title: "Ask their guard", owner: "office", basis: "asked for on the telephone" };
    await post(office, `/api/v1/cases/${incident}/tasks`, words);
    const marked = await file(office, incident);
    expect(JSON.stringify(marked.json["data_marking_definitions"])).toContain("TLP:AMBER");
    const refused = await office.call("POST", "/api/v1/playbooks", { body: marked.text });
    expect([refused.status, refused.text.includes("TOO_STRICT")]).toEqual([422, true]);
  });

  it("hold for a body what it sees of them alone, and for who does not see the case there is nothing", async () => {
    const part = await file(port, incident);
    const steps = Object.values(part.json["workflow"] as Record<string, { name?: string }>);
    const seen = (await tasks(port, `&case=${incident}`)).filter((one) => one.state !== "withdrawn");
    expect(steps.flatMap((s) => s.name ?? []).sort()).toEqual(seen.map((one) => one.title.en).sort());
    expect(steps.length).toBeGreaterThan(0);
    const missing = await file(police, "00000000-0000-4000-8000-00000000dead");
    const hidden = await file(police, incident);
    expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
  });
});
