/** `noroshi clocks confirm`: a person has looked at the host's time after a jump and holds it to be right. */
import { command, misused } from "../command.ts";
import { REALM_OPTIONS, realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

export const clocks = command({
  name: "clocks",
  usage: ["confirm --by NAME [options]"],
  about: `When the host's clock jumps by more than two seconds, deadlines of what comes in from then on stand still and doctor says so.
Set the host's time right, then confirm it: the deadlines run on from their anchors.`,
  options: { by: { type: "string", word: "NAME", say: "who looked at the time" }, ...REALM_OPTIONS },
  async run(o, [verb, ...more]) {
    if (verb !== "confirm" || more.length > 0 || o.by === undefined) throw misused("Say confirm --by NAME.");
    const { socket } = runningHub(dataFolder(o.data, o.demo));
    const realm = await realmOf(socket, o.realm);
    await writeJson(await callLocal(socket, "POST", `/local/realms/${realm}/clock-jump`, { by: o.by }));
    return 0;
  },
});
