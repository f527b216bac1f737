/**
 * Playbooks in: CACAO Security Playbooks 2.0 (OASIS CS01), checked and turned into task templates. Manual steps alone: a step
 * that a machine would run, a condition that a machine would judge and a playbook that calls another are refused with their
 * place. What is not understood is kept in the document and goes out again with it; nothing here runs anything.
 * untrusted: a playbook may come from anybody; size, depth and number of steps are capped.
 */
import { z } from "zod";
import type { PlaybookFault } from "./fault.ts";
import { type Flow, flowOf } from "./flow.ts";

/** The key of Noroshi's own extension of a step: title in both languages, owner, due, basis. */
export const STEP_EXTENSION = "extension-definition--6f0c7c1e-2f7a-4d0c-9d4c-3b6f7c2a5e10";
/** The key of Noroshi's own extension of a playbook: for which types of incident it is meant. */
export const PLAYBOOK_EXTENSION = "extension-definition--b7a1c0de-58f4-4c52-8a39-1f0e6d2b9c43";

const MOST_STEPS = 200;

const id = (type: string) => z.string().regex(new RegExp(`^${type}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`));
const instant = z.iso.datetime({ offset: true });
const text = (most: number) => z.string().trim().min(1).max(most);
const said = z.object({ en: text(300), ja: text(300) });

/** When a task is due: minutes after the case was opened, after the playbook was begun, or when the nearest of some clocks ends. */
const Due = z.union([
  z.strictObject({ after: z.enum(["case_opened", "started"]), minutes: z.number().int().min(1).max(525_600) }),
  z.strictObject({
    clocks: z
      .array(z.string().regex(/^[a-z][a-z0-9-]{1,80}$/))
      .min(1)
      .max(20),
    /** Where none of them runs: minutes after the playbook was begun. */
    otherwise: z.number().int().min(1).max(525_600),
  }),
]);

const Extension = z.object({
  title: said.optional(),
  owner: z
    .string()
    .regex(/^[a-z][a-z_]{1,59}$/)
    .optional(),
  basis: z.object({ en: text(300), ja: text(300), source: text(300), verified: z.boolean() }).optional(),
  due: Due.optional(),
  /** Steps before it that it waits for, where the workflow makes it wait for more than it has to. */
  after: z.array(z.string()).max(MOST_STEPS).optional(),
});

const Command = z.looseObject({
  type: z.string(),
  command: z.string().max(10_000).optional(),
  command_b64: z.string().max(20_000).optional(),
});

const Step = z.looseObject({
  type: z.string(),
  name: text(300).optional(),
  description: z.string().max(10_000).optional(),
  commands: z.array(Command).max(50).optional(),
  on_completion: z.string().optional(),
  on_success: z.string().optional(),
  on_failure: z.string().optional(),
  next_steps: z.array(z.string()).max(MOST_STEPS).optional(),
  agent: z.string().optional(),
  step_extensions: z.record(z.string(), z.unknown()).optional(),
});
type CacaoStep = z.infer<typeof Step>;

const Document = z.looseObject({
  type: z.literal("playbook"),
  spec_version: z.literal("cacao-2.0"),
  id: id("playbook"),
  name: text(300),
  description: z.string().max(20_000).optional(),
  playbook_types: z.array(z.string().max(100)).max(50).optional(),
  created_by: id("identity"),
  created: instant,
  modified: instant,
  revoked: z.boolean().optional(),
  valid_from: instant.optional(),
  valid_until: instant.optional(),
  workflow_start: id("start"),
  workflow: z.record(z.string(), Step),
  playbook_extensions: z.record(z.string(), z.unknown()).optional(),
  markings: z.array(z.string()).max(50).optional(),
  data_marking_definitions: z.record(z.string(), z.unknown()).optional(),
});

const Meant = z.object({
  name: said.optional(),
  incidentTypes: z
    .array(z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/))
    .max(50)
    .default([]),
});

export interface TaskTemplate {
  /** The CACAO id of the step. */
  readonly step: string;
  readonly title: { readonly en: string; readonly ja: string };
  /** What a person is told to do, one manual command each. */
  readonly instructions: readonly string[];
  /** A role of profiles/playbooks/owners.json; null where the playbook names none that is known here. */
  readonly owner: string | null;
  readonly basis: {
    readonly en: string;
    readonly ja: string;
    readonly source: string;
    readonly verified: boolean;
  } | null;
  readonly due: z.infer<typeof Due> | null;
  /** Steps that have to be done before. */
  readonly after: readonly string[];
}

export interface Playbook {
  readonly id: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly description: string | null;
  readonly modified: string;
  /** Types of incident that it is meant for; none = any. */
  readonly incidentTypes: readonly string[];
  readonly revoked: boolean;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly tasks: readonly TaskTemplate[];
}

export type PlaybookRead =
  | { readonly ok: true; readonly playbook: Playbook }
  | { readonly ok: false; readonly faults: readonly PlaybookFault[] };

const SHAPE = { en: "Not what CACAO 2.0 describes here.", ja: "ここはCACAO 2.0の定める形ではありません。" };
const STRICT = {
  en: "A playbook that is taken in is read by every body here; this marking does not allow that.",
  ja: "取り込んだプレイブックはここの全組織が読みます。この取扱区分はそれを許しません。",
};
const NOT_BEFORE = {
  en: "The workflow does not go through this step before.",
  ja: "この手順はそれより前にありません。",
};
const MANY = { en: `More than ${MOST_STEPS} steps.`, ja: `手順が${MOST_STEPS}を超えています。` };

/** Reads one playbook. @param input parsed JSON of anybody */
export function readPlaybook(input: unknown): PlaybookRead {
  const read = Document.safeParse(input);
  if (!read.success)
    return refused(read.error.issues.map((i) => ({ code: "BAD_VALUE", place: placeOf(i.path), say: SHAPE })));
  const doc = read.data;
  if (Object.keys(doc.workflow).length > MOST_STEPS)
    return refused([{ code: "BAD_VALUE", place: "$.workflow", say: MANY }]);
  const closed = tooStrict(doc.markings ?? [], doc.data_marking_definitions ?? {});
  if (closed.length > 0) return refused(closed);
  const automated = Object.entries(doc.workflow).flatMap(([step, s]) => automatedIn(step, s));
  if (automated.length > 0) return refused(automated);
  const flow: Flow = flowOf(doc.workflow_start, doc.workflow);
  if (!flow.ok) return refused(flow.faults);
  const faults: PlaybookFault[] = [];
  const before = new Map<string, ReadonlySet<string>>();
  for (const { step, after } of flow.actions)
    before.set(step, new Set(after.flatMap((a) => [a, ...(before.get(a) ?? [])])));
  const tasks = flow.actions.map(({ step, after }) =>
    templateOf(step, doc.workflow[step], { after, before: before.get(step) ?? new Set() }, faults),
  );
  const meant = Meant.safeParse(doc.playbook_extensions?.[PLAYBOOK_EXTENSION] ?? {});
  if (!meant.success)
    faults.push({ code: "BAD_VALUE", place: `$.playbook_extensions.${PLAYBOOK_EXTENSION}`, say: SHAPE });
  if (faults.length > 0 || !meant.success) return refused(faults);
  return {
    ok: true,
    playbook: {
      id: doc.id,
      name: meant.data.name ?? { en: doc.name, ja: doc.name },
      description: doc.description ?? null,
      modified: doc.modified,
      incidentTypes: meant.data.incidentTypes,
      revoked: doc.revoked ?? false,
      validFrom: doc.valid_from ?? null,
      validUntil: doc.valid_until ?? null,
      tasks,
    },
  };
}

/** May it be begun at this instant: not revoked, within its dates (the end is exclusive). */
export function isUsable(p: Playbook, now: string): boolean {
  const at = Date.parse(now);
  return (
    !p.revoked &&
    (p.validFrom === null || Date.parse(p.validFrom) <= at) &&
    (p.validUntil === null || at < Date.parse(p.validUntil))
  );
}

const OPEN: ReadonlySet<unknown> = new Set(["TLP:CLEAR", "TLP:GREEN"]);

/** What was taken in is read by every body of the realm: a marking that is stricter, or that nobody here knows, is not lost that way. */
function tooStrict(
  markings: readonly string[],
  definitions: Readonly<Record<string, unknown>>,
): readonly PlaybookFault[] {
  return markings.flatMap((id, n) => {
    const known = Object.hasOwn(definitions, id) ? definitions[id] : undefined;
    if (typeof known === "object" && known !== null && "tlpv2_level" in known && OPEN.has(known.tlpv2_level)) return [];
    return [{ code: "TOO_STRICT" as const, place: `$.markings.${n}`, say: STRICT }];
  });
}

const KINDS: ReadonlySet<string> = new Set(["start", "end", "action", "parallel"]);

/** What a machine would do or judge by itself, with its place. */
function automatedIn(step: string, s: CacaoStep): readonly PlaybookFault[] {
  const place = `$.workflow.${step}`;
  if (!KINDS.has(s.type))
    return [
      {
        code: "AUTOMATED_STEP",
        place: `${place}.type`,
        say: {
          en: `A step of type ${s.type} is judged or run by a machine. Only start, action, parallel and end are taken.`,
          ja: `種別「${s.type}」の手順は機械が判断・実行するものです。受け付けるのは start・action・parallel・end だけです。`,
        },
      },
    ];
  if (s.on_success !== undefined || s.on_failure !== undefined)
    return [
      {
        code: "AUTOMATED_STEP",
        place,
        say: {
          en: "A machine would choose between on_success and on_failure. Use on_completion; a person decides what follows.",
          ja: "on_success と on_failure の選択は機械が行うものです。on_completion を使ってください。次は人が決めます。",
        },
      },
    ];
  return (s.commands ?? []).flatMap((c, n) =>
    c.type === "manual"
      ? []
      : [
          {
            code: "AUTOMATED_STEP" as const,
            place: `${place}.commands.${n}.type`,
            say: {
              en: `A command of type ${c.type} would be run by a machine. Only manual commands are taken.`,
              ja: `種別「${c.type}」の命令は機械が実行するものです。手作業（manual）だけを受け付けます。`,
            },
          },
        ],
  );
}

function templateOf(
  step: string,
  s: CacaoStep | undefined,
  flow: { readonly after: readonly string[]; readonly before: ReadonlySet<string> },
  faults: PlaybookFault[],
): TaskTemplate {
  const own = Extension.safeParse(s?.step_extensions?.[STEP_EXTENSION] ?? {});
  if (!own.success)
    faults.push(
      ...own.error.issues.map(
        (i): PlaybookFault => ({
          code: "BAD_VALUE",
          place: placeOf(["workflow", step, "step_extensions", STEP_EXTENSION, ...i.path]),
          say: SHAPE,
        }),
      ),
    );
  if (s?.name === undefined && !(own.success && own.data.title))
    faults.push({ code: "BAD_VALUE", place: `$.workflow.${step}.name`, say: SHAPE });
  const x = own.success ? own.data : {};
  for (const [n, other] of (x.after ?? []).entries())
    if (!flow.before.has(other))
      faults.push({
        code: "BAD_FLOW",
        place: placeOf(["workflow", step, "step_extensions", STEP_EXTENSION, "after", n]),
        say: NOT_BEFORE,
      });
  const name = s?.name ?? "";
  return {
    step,
    title: x.title ?? { en: name, ja: name },
    instructions: [
      ...(s?.description ? [s.description] : []),
      ...(s?.commands ?? []).map((c) => c.command ?? fromBase64(c.command_b64 ?? "")).filter((c) => c.trim() !== ""),
    ],
    owner: x.owner ?? null,
    basis: x.basis ?? null,
    due: x.due ?? null,
    after: x.after ?? flow.after,
  };
}

function fromBase64(said: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(said), (c) => c.charCodeAt(0)));
  } catch {
    return ""; // no text: the step's name still says what to do
  }
}

const placeOf = (path: readonly PropertyKey[]): string => `$.${path.map(String).join(".")}`;
const refused = (faults: readonly PlaybookFault[]): PlaybookRead => ({ ok: false, faults });
