/** What several objects of the OASIS incident suite share (chapter 3): counts, entries of sequences, state changes. */
import { dictionaryOf } from "../../property/dictionary.ts";
import { reference, typeOfId } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { flag, float, integer, text } from "../../property/scalar.ts";
import type { Rule } from "../../property/shape.ts";
import { stateChangeType, stepCondition, stepTransition } from "../../vocabulary/incident.ts";

/** How many of which kind: `{ "individual": 100 }`. */
export const entityCount = dictionaryOf(integer(0));

const eventStep = record({
  must: { event_ref: reference({ only: ["event"] }), condition_type: stepCondition, transition_type: stepTransition },
});

export const eventEntry = record({
  must: { event_ref: reference({ only: ["event"] }) },
  may: { next_steps: listOf(eventStep), sequence_start: flag },
});

const taskStep = record({
  must: { task_ref: reference({ only: ["task"] }), condition_type: stepCondition, transition_type: stepTransition },
});

export const taskEntry = record({
  must: { task_ref: reference({ only: ["task"] }) },
  may: { next_steps: listOf(taskStep), sequence_start: flag },
});

export const incidentScore = record({ must: { name: text, value: float() }, may: { description: text } });

const sameKind: Rule = (object, trial) => {
  const { initial_ref, result_ref } = object;
  if (typeof initial_ref !== "string" || typeof result_ref !== "string") return;
  if (typeOfId(initial_ref) !== typeOfId(result_ref)) {
    trial.flag("reference-type", "initial_ref and result_ref must refer to objects of the same type.", "11.3");
  }
};

export const stateChange = record({
  must: { state_change_type: stateChangeType },
  may: { initial_ref: reference(), result_ref: reference() },
  rules: [atLeastOne(["initial_ref", "result_ref"]), sameKind],
});
