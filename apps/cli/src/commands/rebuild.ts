/** `noroshi rebuild`: forgets what linkage derived and computes it again from what is kept. */
import { command } from "../command.ts";
import { REALM_OPTIONS, realmOf } from "../hub/caller.ts";
import { callLocal, runningHub } from "../hub/local-door.ts";
import { writeJson } from "../lines-out.ts";
import { dataFolder } from "../places.ts";

export const rebuild = command({
  name: "rebuild",
  usage: ["[--realm NAME] [options]"],
  about:
    "Forgets links and clusters and computes them again from what is kept: after a changed link policy, or to prove that they follow from it.",
  options: REALM_OPTIONS,
  async run(o) {
    const hub = runningHub(dataFolder(o.data, o.demo));
    await writeJson(
      await callLocal(hub.socket, "POST", "/local/rebuild", { realm: await realmOf(hub.socket, o.realm) }),
    );
    return 0;
  },
});
