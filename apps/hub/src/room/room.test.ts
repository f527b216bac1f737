/** The case room over the whole hub: people of several bodies, real database, real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../roles/testing-people.ts";
import { alpha, at, bank, closeHub, key, office, opened, openHub, police, post, roomOf, t } from "./testing-case.ts";

beforeAll(openHub, 60_000);
afterAll(closeHub);

describe("naming a body to a case", () => {
  it("shows before what it would learn, then tells exactly that, and it answers for itself", async () => {
    const { id } = await opened();
    await post(office, at(id, "statements"), { kind: "comment", words: "called them back" });
    const before = (await office.call("GET", at(id, "disclosure?body=bank"))).json as unknown as {
      already: boolean;
      learns: { number: string; participants: unknown[]; statements: number };
      reports: { of: number; sees: number };
    };
    expect([before.already, before.learns.participants.length, before.learns.statements, before.reports]).toEqual([
      false,
      1,
      1,
      { of: 1, sees: 1 },
    ]);
    expect((await bank.call("GET", at(id, "room"))).status).toBe(404);
    await post(office, at(id, "participants"), { body: "bank", words: "your members may be next" });
    const room = await roomOf(bank, id);
    expect(room.participants.map((p) => `${p.body.slug} ${p.answer}`).sort()).toEqual([
      "bank asked",
      "office accepted",
    ]);
    expect(room.statements.map((s) => s.kind)).toEqual(["comment", "invited"]);
    await post(bank, at(id, "participation"), { answer: "accept" });
    expect((await roomOf(office, id)).participants.find((p) => p.body.slug === "bank")?.answer).toBe("accepted");
    expect((await post(bank, at(id, "participation"), { answer: "accept" })).json["code"]).toBe("NOT_NOW");
  });

  it("that declines puts it out at once; released, it is out too, and may be named again", async () => {
    const { id } = await opened(["bank", "police"]);
    expect((await post(bank, at(id, "participation"), { answer: "decline" })).status).toBe(422);
    await post(bank, at(id, "participation"), { answer: "decline", words: "no part in it" });
    await post(office, at(id, "statements"), { kind: "comment", words: "said afterwards" });
    const nowhere = await bank.call("GET", at("00000000-0000-4000-8000-00000000dead", "room"));
    for (const path of ["room", "filing"].map((p) => at(id, p)))
      expect((await bank.call("GET", path)).status).toBe(404);
    expect((await bank.call("GET", at(id, "room"))).text).toBe(nowhere.text);
    await post(office, at(id, "participants"), { body: "police", release: true, words: "settled" });
    expect((await police.call("GET", at(id, "room"))).status).toBe(404);
    await post(office, at(id, "participants"), { body: "bank", words: "please think again" });
    expect((await roomOf(bank, id)).participants.map((p) => `${p.body.slug} ${p.answer}`).sort()).toEqual([
      "bank asked",
      "office accepted",
    ]);
  });

  it("is for a person of the body that leads, and names nobody twice", async () => {
    const { id } = await opened(["police"]);
    expect((await post(police, at(id, "participants"), { body: "bank" })).json["code"]).toBe("NOT_ALLOWED");
    expect((await post(office, at(id, "participants"), { body: "police" })).json["code"]).toBe("NOT_NOW");
    expect((await post(office, at(id, "participants"), { body: "nobody" })).status).toBe(422);
    const machine = await t.as("office", "POST", at(id, "participants"), {
      body: JSON.stringify({ body: "bank" }),
      headers: key(),
    });
    expect(machine.status).toBe(403);
  });

  it("brings it the tasks that were held for it", async () => {
    const { id } = await opened();
    await post(office, at(id, "tasks"), { title: "Ask your members", owner: "bank", basis: "their agreement" });
    const tasks = async (): Promise<string[]> =>
      ((await bank.call("GET", "/api/v1/tasks")).json["items"] as { state: string }[]).map((one) => one.state);
    expect(await tasks()).toEqual([]);
    await post(office, at(id, "participants"), { body: "bank" });
    expect(await tasks()).toEqual(["offered"]);
  });
});

describe("the lead", () => {
  it("goes to another body when that body takes it, with the tasks of the case, and not before", async () => {
    const { id } = await opened(["police", "bank"]);
    await post(office, at(id, "tasks"), { title: "Ask your members", owner: "bank", basis: "their agreement" });
    await post(office, at(id, "tasks"), { title: "Write it down", owner: "office", basis: "order" });
    expect((await post(police, at(id, "lead/answer"), { answer: "accept" })).json["code"]).toBe("NOT_NOW");
    await post(office, at(id, "lead"), { to: "police", words: "it is a matter of theirs now" });
    expect((await post(bank, at(id, "lead/answer"), { answer: "accept" })).status).toBe(403); // no role of the bank's leads
    expect([
      (await roomOf(police, id)).leadOffered,
      (await roomOf(bank, id)).leadOffered,
      (await roomOf(police, id)).leads,
    ]).toEqual([true, false, false]);
    await post(police, at(id, "lead/answer"), { answer: "accept", words: "we lead" });
    const [mine, theirs] = [await roomOf(police, id), await roomOf(office, id)];
    expect([mine.lead.slug, mine.leads, theirs.leads]).toEqual(["police", true, false]);
    expect((await post(office, at(id, "closing"), { words: "over" })).json["code"]).toBe("NOT_ALLOWED");
    const tasks = (await police.call("GET", `/api/v1/tasks?case=${id}`)).json["items"] as {
      id: string;
      title: { en: string };
      may: string[];
    }[];
    expect(tasks.map((one) => one.title.en).sort()).toEqual(["Ask your members", "Write it down"]);
    const ask = tasks.find((one) => one.title.en === "Ask your members");
    expect(
      (await post(police, `/api/v1/tasks/${ask?.id}/direction`, { kind: "withdraw", words: "settled" })).status,
    ).toBe(202);
    expect(
      ((await bank.call("GET", "/api/v1/tasks")).json["items"] as { id: string; state: string }[]).find(
        (one) => one.id === ask?.id,
      )?.state,
    ).toBe("withdrawn");
  });
});

describe("what a case asks of a body", () => {
  it("is listed for that body alone until it has answered or the case is closed", async () => {
    const { id } = await opened(["police", "bank"]);
    const asks = async (by: Person): Promise<string[]> => {
      const { items } = (await by.call("GET", "/api/v1/room-asks")).json as {
        items: { case: { id: string }; kind: string; from: { slug: string } }[];
      };
      return items.filter((one) => one.case.id === id).map((one) => `${one.kind} ${one.from.slug}`);
    };
    const all = async () => Promise.all([office, police, bank, alpha].map(asks));
    expect(await all()).toEqual([[], ["take_part office"], ["take_part office"], []]);
    await post(police, at(id, "participation"), { answer: "accept" });
    await post(office, at(id, "lead"), { to: "police", words: "it is theirs now" });
    expect(await all()).toEqual([[], ["lead office"], ["take_part office"], []]);
    await post(police, at(id, "lead/answer"), { answer: "decline", words: "not yet" });
    expect(await all()).toEqual([[], [], ["take_part office"], []]);
    await post(office, at(id, "closing"), { words: "over" });
    expect(await all()).toEqual([[], [], [], []]);
  });
});

describe("what is said in a case", () => {
  it("is read by the room, or by those of it who are named, and by nobody else", async () => {
    const { id } = await opened(["police", "bank"]);
    await post(office, at(id, "statements"), {
      kind: "hypothesis",
      words: "the same hand as in spring",
      to: ["police"],
    });
    await post(office, at(id, "statements"), { kind: "comment", words: "for all" });
    expect((await roomOf(police, id)).statements.map((s) => s.words)).toEqual([
      "the same hand as in spring",
      "for all",
    ]);
    expect((await roomOf(bank, id)).statements.map((s) => s.words)).toEqual(["for all"]);
    expect((await post(office, at(id, "statements"), { kind: "comment", words: "x", to: ["alpha"] })).status).toBe(422);
    expect((await post(alpha, at(id, "statements"), { kind: "comment", words: "x" })).status).toBe(404);
  });

  it("may be contested by who reported it; the contest is seen where it is assessed, stays in sight, and is answered before the case closes", async () => {
    const { id, report: about } = await opened(["port"]);
    const port = (path: string, body: unknown) =>
      t.as("port", "POST", path, { body: JSON.stringify(body), headers: key() });
    expect((await port(at(id, "statements"), { kind: "contest", words: "we never ran that system" })).status).toBe(422);
    await port(at(id, "statements"), {
      kind: "contest",
      words: "we never ran that system",
      about: { kind: "report", id: about },
    });
    const contest = (await roomOf(office, id)).statements.find((s) => s.kind === "contest");
    expect([contest?.open, contest?.by.body.slug]).toEqual([true, "port"]);
    const closing = await post(office, at(id, "closing"), { words: "over" });
    expect([closing.status, (closing.json["faults"] as { place: string }[]).map((f) => f.place)]).toEqual([
      409,
      ["contest"],
    ]);
    const self = await port(at(id, "statements"), {
      kind: "answer",
      words: "it is so",
      answers: contest?.id,
      outcome: "upheld",
    });
    expect(self.json["code"]).toBe("NOT_ALLOWED");
    await post(office, at(id, "statements"), {
      kind: "answer",
      words: "we asked the vendor",
      answers: contest?.id,
      outcome: "upheld",
    });
    const after = (await roomOf(office, id)).statements;
    expect(after.find((s) => s.kind === "contest")?.open).toBe(false);
    expect(after.find((s) => s.kind === "answer")?.outcome).toBe("upheld");
    expect((await post(office, at(id, "closing"), { words: "over" })).status).toBe(202);
  });

  it("is about nothing that its author does not see", async () => {
    const { id } = await opened(["bank"]);
    const secret = await t.as("police", "POST", "/api/v1/reports", {
      body: JSON.stringify({
        schema: "police-submission/1",
        submissionId: "P-1",
        agencyId: "police",
        caseReference: "C",
        incidentType: "ransomware",
        occurredAt: "2026-11-20T09:00:00+09:00",
        submittedAt: "2026-11-20T10:00:00+09:00",
        tlp: "TLP:RED",
        items: [{ no: 1, handling: "lawEnforcementOnly", kind: "indicator", type: "ipv4", value: "192.0.2.9" }],
      }),
      headers: { "content-type": "application/json", ...key() },
    });
    const say = (about: string) =>
      post(bank, at(id, "statements"), { kind: "contest", words: "no", about: { kind: "report", id: about } });
    const [hidden, none] = [
      await say(String(secret.json["reportId"])),
      await say("00000000-0000-4000-8000-00000000dead"),
    ];
    expect([hidden.status, hidden.text]).toEqual([404, none.text]);
  });
});

describe("a case", () => {
  it("is closed with a reason once nothing is open in it, and opened again with one", async () => {
    const { id } = await opened();
    await post(office, at(id, "tasks"), { title: "Write it down", owner: "office", basis: "order" });
    await post(office, at(id, "statements"), {
      kind: "restoration",
      words: "crane control back",
      owner: "office",
      due: "2027-01-10T00:00:00Z",
    });
    expect((await post(office, at(id, "statements"), { kind: "lesson", words: "keep offline copies" })).status).toBe(
      422,
    );
    await post(office, at(id, "statements"), {
      kind: "lesson",
      words: "keep offline copies",
      owner: "office",
      due: "2027-03-01T00:00:00Z",
    });
    const close = () => post(office, at(id, "closing"), { words: "all restored" });
    expect(((await close()).json["faults"] as { place: string }[]).map((f) => f.place).sort()).toEqual([
      "restoration",
      "task",
    ]);
    const [task] = (await office.call("GET", `/api/v1/tasks?case=${id}`)).json["items"] as { id: string }[];
    await post(office, `/api/v1/tasks/${task?.id}/events`, { kind: "accept" });
    await post(office, `/api/v1/tasks/${task?.id}/events`, { kind: "finish", words: "written" });
    const open = (await roomOf(office, id)).statements.find((s) => s.kind === "restoration");
    await post(office, at(id, "statements"), { kind: "done", words: "running since noon", answers: open?.id });
    expect((await close()).status).toBe(202);
    expect((await close()).json["code"]).toBe("NOT_NOW");
    expect((await post(office, at(id, "statements"), { kind: "comment", words: "late" })).json["code"]).toBe("NOT_NOW");
    const listed = async (show: string) =>
      ((await office.call("GET", `/api/v1/cases?limit=200&show=${show}`)).json["items"] as { id: string }[]).some(
        (c) => c.id === id,
      );
    expect([await listed("open"), await listed("closed")]).toEqual([false, true]);
    // a lesson outlives the case
    const lesson = (await roomOf(office, id)).statements.find((s) => s.kind === "lesson");
    expect(
      (await post(office, at(id, "statements"), { kind: "done", words: "tested", answers: lesson?.id })).status,
    ).toBe(202);
    expect((await post(office, at(id, "reopening"), {})).status).toBe(422);
    await post(office, at(id, "reopening"), { words: "it came back" });
    expect([(await roomOf(office, id)).case.closedAt, await listed("open")]).toEqual([null, true]);
  });

  it("has one picture of the situation; who did not see the present one is shown both and overwrites nothing", async () => {
    const { id } = await opened(["police"]);
    const write = (by: Person, words: string, tag?: string) =>
      by.call("PUT", at(id, "note"), {
        json: { words },
        headers: { ...key(), ...(tag === undefined ? {} : { "if-match": tag }) },
      });
    const first = await write(office, "two terminals stand still");
    expect([first.status, first.headers.get("etag")]).toEqual([200, '"v1"']);
    expect((await write(police, "three terminals")).status).toBe(412);
    expect((await write(police, "two, and a crane", '"v1"')).headers.get("etag")).toBe('"v2"');
    const late = await write(office, "two, and the gate", '"v1"');
    const { current, yours } = late.json["versions"] as { current: { words: string }; yours: { words: string } };
    expect([late.status, current.words, yours.words]).toEqual([412, "two, and a crane", "two, and the gate"]);
    const both = await Promise.all(["a", "b", "c"].map((words) => write(office, words, '"v2"')));
    expect(both.map((one) => one.status).sort()).toEqual([200, 412, 412]);
  });

  it("shows who has it open to its participants alone", async () => {
    const { id } = await opened(["police"]);
    expect((await office.call("POST", at(id, "presence"))).status).toBe(204);
    expect((await bank.call("POST", at(id, "presence"))).status).toBe(404);
    expect((await roomOf(police, id)).present.map((p) => p.name.en)).toEqual(["triage_analyst"]);
  });

  it("shows the evidence of its reports with hash and hands, as far as each reader sees it", async () => {
    const { id, report: about } = await opened(["port", "police"]);
    await t.as("port", "POST", `/api/v1/reports/${about}/attachments?fileName=log.txt`, {
      body: "evidence",
      headers: { ...key(), "content-type": "application/octet-stream" },
    });
    const [file] = (await roomOf(office, id)).evidence;
    expect([file?.sha256.length, (await roomOf(police, id)).evidence.length]).toEqual([64, 1]);
  });
});
