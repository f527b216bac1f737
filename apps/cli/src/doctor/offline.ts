/** What can be seen of a hub's place without the hub: Node, folder, disk, leavings of a crash, port. Changes nothing. */
import type { RunningHub } from "../hub/local-door.ts";
import type { Finding } from "./finding.ts";
import { hubFinding, lockFinding, postgresFinding } from "./leavings.ts";
import { diskFinding, folderFinding, nodeFinding } from "./machine.ts";
import { portFinding } from "./port.ts";
import { sensorFindings } from "./sensing.ts";

export interface Place {
  readonly data: string;
  readonly port: number;
  /** The hub that answers here, if one does. */
  readonly hub: RunningHub | undefined;
}

export async function offlineFindings(p: Place): Promise<readonly Finding[]> {
  const running = p.hub !== undefined;
  return [
    nodeFinding(process.versions.node),
    await folderFinding(p.data),
    await diskFinding(p.data),
    ...sensorFindings(),
    hubFinding(p.data, p.hub),
    ...(running ? [] : [lockFinding(p.data), postgresFinding(p.data), await portFinding(p.port)]),
  ];
}
