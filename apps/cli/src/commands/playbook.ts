/** `noroshi playbook`: the tasks of a case out as a CACAO playbook, and a playbook in. */
import { readFileSync } from "node:fs";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call } from "../hub/door.ts";
import { refusalWords } from "../hub/faults.ts";
import { writeJson } from "../lines-out.ts";

export const playbook = command({
  name: "playbook",
  usage: ["export CASE [options]", "add FILE [options]"],
  about: `export writes what this body sees of a case's tasks as CACAO 2.0: steps for people, their order, roles and times; no body, no state.
add takes a playbook in, for who coordinates; steps that a machine would run, and markings stricter than TLP:GREEN, are refused.`,
  options: { ...CALLER_OPTIONS },
  async run(o, [verb, name, ...more]) {
    if ((verb !== "export" && verb !== "add") || name === undefined || more.length > 0)
      throw misused("Say export CASE, or add FILE.");
    const door = await doorOf(o);
    const answer =
      verb === "export"
        ? await call(door, "GET", `/api/v1/cases/${encodeURIComponent(name)}/tasks/playbook`)
        : await call(door, "POST", "/api/v1/playbooks", {
            type: "application/json",
            bytes: readFileSync(name === "-" ? 0 : name),
          });
    if (answer.status !== 200) throw new CommandFailed("HUB_REFUSED", refusalWords(answer.body));
    await writeJson(answer.body);
    return 0;
  },
});
