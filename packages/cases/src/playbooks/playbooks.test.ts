/** Playbooks in: manual steps become tasks, everything that a machine would do is refused with its place. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueOf } from "../tasks/due.ts";
import { afterEvent, isOpen, TASK_EVENTS, TASK_STATES } from "../tasks/states.ts";
import { isUsable, type Playbook, readPlaybook, STEP_EXTENSION } from "./cacao.ts";
import { ownerOf, readOwners } from "./owners.ts";
import { type WrittenTask, writePlaybook } from "./write.ts";

const FOLDER = new URL("../../../../profiles/playbooks/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
const shipped = readdirSync(FOLDER).filter((n) => n.endsWith(".json") && n !== "owners.json");
const taken = (doc: unknown): Playbook => {
  const answer = readPlaybook(doc);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.playbook;
};

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
/** A playbook of two manual steps, one after the other; `over` replaces parts of its workflow. */
function small(over: Record<string, unknown> = {}, top: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "playbook",
    spec_version: "cacao-2.0",
    id: `playbook--${uuid(1)}`,
    name: "Small",
    created_by: `identity--${uuid(2)}`,
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    workflow_start: `start--${uuid(3)}`,
    workflow: {
      [`start--${uuid(3)}`]: { type: "start", on_completion: `action--${uuid(4)}` },
      [`action--${uuid(4)}`]: {
        type: "action",
        name: "One",
        commands: [{ type: "manual", command: "do one" }],
        on_completion: `action--${uuid(5)}`,
      },
      [`action--${uuid(5)}`]: {
        type: "action",
        name: "Two",
        commands: [{ type: "manual", command: "do two" }],
        on_completion: `end--${uuid(6)}`,
      },
      [`end--${uuid(6)}`]: { type: "end" },
      ...over,
    },
    ...top,
  };
}
const codes = (doc: unknown): readonly string[] => {
  const answer = readPlaybook(doc);
  return answer.ok ? [] : answer.faults.map((f) => `${f.code} ${f.place}`);
};

describe("playbooks that ship", () => {
  it("are understood, each task with title in both languages, a known owner, a due and a basis", () => {
    const roles = new Set(readOwners(read("owners.json")).map((r) => r.id));
    for (const name of shipped) {
      const { tasks } = taken(read(name));
      for (const t of tasks) {
        expect(
          [t.title.en, t.title.ja, t.basis?.en, t.basis?.ja].every((s) => s !== undefined && s.length > 3),
          name,
        ).toBe(true);
        expect(t.title.en).not.toBe(t.title.ja);
        expect(roles.has(t.owner ?? ""), name).toBe(true);
        expect(t.due, name).not.toBeNull();
      }
    }
  });

  it("hold for ransomware twelve tasks of seven owners, in the order in which each owner does them", () => {
    const { tasks, incidentTypes } = taken(read("ransomware.json"));
    expect(incidentTypes).toEqual(["ransomware"]);
    const count = (owner: string) => tasks.filter((t) => t.owner === owner).length;
    expect(
      ["coordinator", "police", "defence", "sector_ministry", "operator", "isac", "foreign_liaison"].map(count),
    ).toEqual([3, 2, 1, 1, 3, 1, 1]);
    const first = tasks.filter((t) => t.after.length === 0).map((t) => t.owner);
    expect(first.sort()).toEqual([
      "coordinator",
      "defence",
      "foreign_liaison",
      "isac",
      "operator",
      "operator",
      "police",
      "police",
      "sector_ministry",
    ]);
  });
});

describe("a playbook", () => {
  it("becomes its manual steps, each waiting for the one before", () => {
    const { tasks } = taken(small());
    expect(tasks.map((t) => [t.title.en, t.instructions, t.after])).toEqual([
      ["One", ["do one"], []],
      ["Two", ["do two"], [`action--${uuid(4)}`]],
    ]);
  });

  it("is refused where a machine would run a step, judge a condition or call another playbook", () => {
    const action = `action--${uuid(4)}`;
    const one = (step: unknown) => codes(small({ [action]: step }));
    const next = { on_completion: `end--${uuid(6)}` };
    for (const type of [
      "bash",
      "ssh",
      "http-api",
      "powershell",
      "openc2-http",
      "caldera-cmd",
      "kestrel",
      "sigma",
      "Manual",
    ])
      expect(
        one({
          type: "action",
          name: "x",
          commands: [
            { type: "manual", command: "a" },
            { type, command: "b" },
          ],
          ...next,
        }),
      ).toEqual([`AUTOMATED_STEP $.workflow.${action}.commands.1.type`]);
    for (const type of ["if-condition", "while-condition", "switch-condition", "playbook-action", "single"])
      expect(one({ type, name: "x", ...next })).toEqual([`AUTOMATED_STEP $.workflow.${action}.type`]);
    expect(one({ type: "action", name: "x", on_success: `end--${uuid(6)}`, on_failure: `end--${uuid(6)}` })).toEqual([
      `AUTOMATED_STEP $.workflow.${action}`,
    ]);
    // also where no way leads to it
    expect(
      codes(
        small({ [`action--${uuid(9)}`]: { type: "action", name: "x", commands: [{ type: "bash", command: "b" }] } }),
      ),
    ).toHaveLength(1);
  });

  it("is refused when it goes in circles, leads nowhere, begins nowhere or gives nobody anything to do", () => {
    const action = `action--${uuid(4)}`;
    expect(codes(small({ [action]: { type: "action", name: "x", on_completion: action } }))).toEqual([
      `BAD_FLOW $.workflow.${action}`,
    ]);
    expect(codes(small({ [action]: { type: "action", name: "x", on_completion: `action--${uuid(8)}` } }))).toEqual([
      `BAD_FLOW $.workflow.${action}`,
    ]);
    expect(codes(small({}, { workflow_start: `start--${uuid(7)}` }))).toEqual(["BAD_FLOW $.workflow_start"]);
    expect(codes(small({ [`start--${uuid(3)}`]: { type: "start", on_completion: `end--${uuid(6)}` } }))).toEqual([
      "BAD_FLOW $.workflow",
    ]);
    expect(codes(small({ [action]: { type: "action", name: "x", on_completion: "__proto__" } }))).toEqual([
      `BAD_FLOW $.workflow.${action}`,
    ]);
  });

  it("of another version, without an author or with too many steps is refused with the place", () => {
    expect(codes(small({}, { spec_version: "cacao-1.1" }))).toEqual(["BAD_VALUE $.spec_version"]);
    expect(codes(small({}, { created_by: "me" }))).toEqual(["BAD_VALUE $.created_by"]);
    const many = Object.fromEntries(
      Array.from({ length: 201 }, (_, n) => [`action--${uuid(n + 100)}`, { type: "action", name: "x" }]),
    );
    expect(codes(small(many))).toEqual(["BAD_VALUE $.workflow"]);
    expect(
      codes(
        small({
          [`action--${uuid(4)}`]: {
            type: "action",
            name: "x",
            step_extensions: { [STEP_EXTENSION]: { due: { after: "later", minutes: 3 } } },
          },
        }),
      ),
    ).toEqual([`BAD_VALUE $.workflow.action--${uuid(4)}.step_extensions.${STEP_EXTENSION}.due`]);
  });

  it("never breaks on what somebody else wrote", () => {
    fc.assert(fc.property(fc.json(), (text) => void readPlaybook(JSON.parse(text))));
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (workflow) => void readPlaybook(small(workflow))));
  });

  it("is begun within its dates alone, and never once it is revoked", () => {
    const within = taken(small({}, { valid_from: "2026-02-01T00:00:00Z", valid_until: "2026-03-01T00:00:00Z" }));
    expect(
      ["2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z", "2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z"].map((at) =>
        isUsable(within, at),
      ),
    ).toEqual([false, true, true, false]);
    expect(isUsable(taken(small({}, { revoked: true })), "2026-02-01T00:00:00Z")).toBe(false);
  });
});

describe("whoever owns a task", () => {
  const roles = readOwners(read("owners.json"));
  const role = (id: string) => {
    const found = roles.find((r) => r.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  const body = (id: string, kind: string, over: object = {}) => ({
    id,
    kind,
    country: "XJ",
    sector: null,
    groups: [],
    ...over,
  });
  const bodies = [
    body("office", "coordinator"),
    body("mill", "operator", { sector: "steel", groups: ["metal"] }),
    body("north", "police"),
    body("south", "police"),
    body("abroad", "defence", { country: "XA" }),
    body("metal", "isac", { groups: ["metal"] }),
    body("ships", "isac", { sector: "shipping" }),
  ];
  const around = {
    hubCountry: "XJ",
    coordinatorId: "office",
    reporterId: "mill",
    participants: ["mill", "office"],
    senders: [] as string[],
  };

  it("is found by what is recorded of bodies and by who takes part, and by nobody's name", () => {
    const found = (id: string, a = around) => ownerOf(role(id), bodies, a);
    expect(["coordinator", "operator", "isac", "foreign_liaison"].map((r) => found(r))).toEqual([
      "office",
      "mill",
      "metal",
      "office",
    ]);
    expect(found("police", { ...around, senders: ["south"] })).toBe("south");
    expect(found("police", { ...around, senders: ["south"], participants: ["north"] })).toBe("north");
  });

  it("is for a person to say where two are equally near, and never a body of another country", () => {
    expect(ownerOf(role("police"), bodies, around)).toBeUndefined();
    expect(ownerOf(role("defence"), bodies, around)).toBeUndefined();
    expect(ownerOf(role("operator"), bodies, { ...around, reporterId: "north" })).toBeUndefined();
  });
});

describe("a task", () => {
  it("is due when the nearest of its clocks ends, or after the case or the playbook began", () => {
    const at = {
      caseOpenedAt: "2026-12-07T00:00:00Z",
      startedAt: "2026-12-07T01:00:00Z",
      clocks: [
        { rule: "b", until: "2026-12-10T09:00:00+09:00" },
        { rule: "a", until: "2026-12-11T00:00:00Z" },
      ],
    };
    expect(dueOf({ after: "case_opened", minutes: 30 }, at)).toBe("2026-12-07T00:30:00Z");
    expect(dueOf({ after: "started", minutes: 30 }, at)).toBe("2026-12-07T01:30:00Z");
    expect(dueOf({ clocks: ["a", "b"], otherwise: 60 }, at)).toBe("2026-12-10T00:00:00Z");
    expect(dueOf({ clocks: ["c"], otherwise: 60 }, at)).toBe("2026-12-07T02:00:00Z");
    expect(dueOf(null, at)).toBeNull();
  });

  it("that is done or withdrawn stays so; one that is held can neither be accepted nor finished", () => {
    for (const event of TASK_EVENTS)
      for (const state of ["done", "withdrawn"] as const) expect(afterEvent(state, event)).toBeUndefined();
    expect([afterEvent("held", "accept"), afterEvent("held", "finish"), afterEvent("offered", "finish")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(TASK_STATES.filter(isOpen)).toEqual(["held", "offered", "accepted", "refused"]);
  });
});

describe("a playbook that was written from tasks", () => {
  const text = fc.string({ minLength: 1, maxLength: 40 }).map((s) => `x${s.trim()}`);
  /** Tasks that wait for any of those before them. */
  const tasks = fc
    .array(
      fc.record({
        title: fc.record({ en: text, ja: text }),
        instructions: fc.array(text, { maxLength: 3 }),
        owner: fc.option(fc.constantFrom("coordinator", "police"), { nil: null }),
        minutes: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
        waits: fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((list) =>
      list.map(
        (t, n): WrittenTask => ({
          id: uuid(100 + n),
          title: t.title,
          instructions: t.instructions,
          owner: t.owner,
          basis: null,
          due: t.minutes === null ? null : { after: "started", minutes: t.minutes },
          after: n === 0 ? [] : [...new Set(t.waits.map((w) => uuid(100 + (w % n))))].sort(),
        }),
      ),
    );
  let given = 0;
  const names = new Map<string, string>();
  const named = (name: string): string => {
    if (!names.has(name)) names.set(name, uuid(10_000 + ++given));
    return names.get(name) ?? "";
  };
  const written = (list: readonly WrittenTask[], tlp: "amber" | null = null) =>
    writePlaybook(
      {
        name: { en: "Tasks", ja: "作業" },
        incidentTypes: ["ddos"],
        by: uuid(2),
        created: "2026-12-01T00:00:00.000Z",
        modified: "2026-12-02T00:00:00.000Z",
        tasks: list,
        tlp,
      },
      named,
    );

  it("comes back as the same tasks, each waiting for exactly the same", () => {
    fc.assert(
      fc.property(tasks, (list) => {
        const back = taken(JSON.parse(JSON.stringify(written(list))));
        expect(back.incidentTypes).toEqual(["ddos"]);
        const step = (id: string) => `action--${named(`task ${id}`)}`;
        const byStep = new Map(back.tasks.map((t) => [t.step, t]));
        expect(byStep.size).toBe(list.length);
        for (const t of list) {
          const { title, instructions, owner, due, after } = byStep.get(step(t.id)) ?? {};
          expect({ title, instructions, owner, due }).toEqual({
            title: t.title,
            instructions: t.instructions,
            owner: t.owner,
            due: t.due,
          });
          expect([...(after ?? [])].sort()).toEqual(t.after.map(step).sort());
        }
      }),
    );
  });

  it("is not taken in where its marking is stricter than what everybody here may read", () => {
    const list: WrittenTask[] = [
      { id: uuid(1), title: { en: "a", ja: "a" }, instructions: [], owner: null, basis: null, due: null, after: [] },
    ];
    expect(codes(written(list))).toEqual([]);
    expect(codes(written(list, "amber"))).toEqual(["TOO_STRICT $.markings.0"]);
    expect(codes({ ...written(list), markings: ["marking-iep--x"] })).toEqual(["TOO_STRICT $.markings.0"]);
  });

  it("waits for no step that does not come before it", () => {
    const [one, two] = [`action--${uuid(4)}`, `action--${uuid(5)}`];
    const loop = {
      type: "action",
      name: "One",
      on_completion: two,
      step_extensions: { [STEP_EXTENSION]: { after: [two] } },
    };
    expect(codes(small({ [one]: loop }))).toEqual([
      `BAD_FLOW $.workflow.${one}.step_extensions.${STEP_EXTENSION}.after.0`,
    ]);
  });
});
