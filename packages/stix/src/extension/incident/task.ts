/** Task (OASIS incident extension suite 2.0, §2.4): work that was done, or is to be done, on an incident. */
import { type Of, sdo } from "../../object/define.ts";
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { integer, text } from "../../property/scalar.ts";
import { timesInOrder, timestamp } from "../../property/timestamp.ts";
import { fidelity, taskOutcome, taskType } from "../../vocabulary/incident.ts";
import { extensions } from "../extensions.ts";
import { carriesDefinition } from "./declared.ts";
import { entityCount, stateChange, taskEntry } from "./parts.ts";

export const TASK = "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030";

export const task = sdo("task", {
  section: "11.2",
  must: { outcome: taskOutcome, extensions: extensions() },
  may: {
    changed_objects: listOf(stateChange),
    task_types: listOf(taskType),
    description: text,
    end_time: timestamp,
    end_time_fidelity: fidelity,
    error: text,
    impacted_entity_counts: entityCount,
    name: text,
    priority: integer(0, 100),
    start_time: timestamp,
    start_time_fidelity: fidelity,
    subtasks: listOf(taskEntry),
    template_refs: listOf(reference()),
    owner: text,
  },
  rules: [timesInOrder("start_time", "end_time"), carriesDefinition(TASK)],
});
export type Task = Of<typeof task>;
