/** The machine itself: the pinned Node, the data folder and who may use it, room on its disk. */
import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { bad, type Finding, good, warning } from "./finding.ts";

/** Native type stripping without a flag, and what else the hub uses, came with this one. */
const OLDEST_NODE = 24;
const GIB = 1024 ** 3;
/** Below this the hub's own doctor calls the disk bad as well. */
const LITTLE_ROOM = 2 * GIB;

export function nodeFinding(version: string): Finding {
  const major = Number(version.split(".")[0]);
  return major >= OLDEST_NODE
    ? good("node", `Node ${version}`, `Node ${version}`)
    : bad(
        "node",
        `Node ${version} is too old; run it through ./noroshi, which uses the pinned one`,
        `Node ${version} は古すぎます。固定した版を使う ./noroshi から実行してください`,
      );
}

/** A folder that is not there yet will be made; one that is there must be ours, and closed to others where it holds secrets. */
export async function folderFinding(data: string): Promise<Finding> {
  const about = await stat(data).catch(() => undefined);
  if (!about) {
    const above = await nearest(data);
    return (await usable(above))
      ? good(
          "data folder",
          `${data} is not there yet; \`up\` will make it`,
          `${data} はまだありません。\`up\` が作ります`,
        )
      : bad(
          "data folder",
          `${data} cannot be made: ${above} may not be written by this user`,
          `${data} を作れません。${above} に書き込めません`,
        );
  }
  if (!about.isDirectory()) return bad("data folder", `${data} is no folder`, `${data} はフォルダーではありません`);
  if (!(await usable(data)))
    return bad(
      "data folder",
      `${data} may not be used by this user; run as the user that made it`,
      `${data} をこの利用者は使えません。作成した利用者で実行してください`,
    );
  const open = await openSecrets(`${data}/secrets`);
  if (open)
    return warning(
      "data folder",
      `${data}/secrets is open to other users of this machine: chmod 700 it`,
      `${data}/secrets が他の利用者に開いています。chmod 700 にしてください`,
    );
  return good("data folder", data, data);
}

export async function diskFinding(data: string): Promise<Finding> {
  const at = await statfs(await nearest(data));
  const free = at.bavail * at.bsize;
  const gib = (free / GIB).toFixed(1);
  return free < LITTLE_ROOM
    ? bad(
        "disk",
        `${gib} GiB free where the data lies; make room, or reports will be refused`,
        `データの場所の空き ${gib} GiB。空きを作らないと報告を受け付けられなくなります`,
      )
    : good("disk", `${gib} GiB free where the data lies`, `データの場所の空き ${gib} GiB`);
}

/** The folder itself, or the closest one above it that exists. */
async function nearest(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    if ((await stat(at).catch(() => undefined)) || at === dirname(at)) return at;
  }
}

async function usable(path: string): Promise<boolean> {
  return access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function openSecrets(path: string): Promise<boolean> {
  const about = await stat(path).catch(() => undefined);
  return about !== undefined && (about.mode & 0o077) !== 0;
}
