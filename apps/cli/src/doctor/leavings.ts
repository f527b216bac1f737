/**
 * What a killed hub may have left in its data folder: the word of where it listens, its lock, its PostgreSQL. None of it is in the
 * way of the next `up`, which clears it by itself; a living process that does not answer is.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { announcedHub, type RunningHub } from "../hub/local-door.ts";
import { bad, type Finding, good, warning } from "./finding.ts";

export function hubFinding(data: string, answering: RunningHub | undefined): Finding {
  if (answering)
    return good(
      "hub",
      `runs at ${answering.url} (process ${answering.pid})`,
      `${answering.url} で動作中（プロセス ${answering.pid}）`,
    );
  const said = announcedHub(data);
  if (!said) return good("hub", "none runs here", "ここでは動いていません");
  if (said.pid !== undefined && isAlive(said.pid)) {
    return bad(
      "hub",
      `process ${said.pid} is said to be the hub, lives, and does not answer at ${said.socket}; end it and start again`,
      `プロセス ${said.pid} がハブとされていますが ${said.socket} で応答しません。終了させて起動し直してください`,
    );
  }
  return warning(
    "hub",
    "the last one did not stop in order; the next `up` clears up after it",
    "前回は正常に終了していません。次の `up` が後始末をします",
  );
}

export function lockFinding(data: string): Finding {
  const pid = lockedBy(join(data, "hub.lock"));
  if (pid === undefined) return good("lock", "the folder is free", "フォルダーは空いています");
  return isAlive(pid)
    ? warning(
        "lock",
        `process ${pid} holds the folder; if that is a hub, it is starting or stopping`,
        `プロセス ${pid} がフォルダーを使っています。ハブなら起動中か停止中です`,
      )
    : good(
        "lock",
        `left by process ${pid}, which is gone; the next \`up\` takes it over`,
        `終了したプロセス ${pid} が残したものです。次の \`up\` が引き継ぎます`,
      );
}

export function postgresFinding(data: string): Finding {
  if (process.env["DATABASE_URL"])
    return good("database", "DATABASE_URL is set: that server is used", "DATABASE_URL のサーバーを使います");
  const place = databasePlace(data);
  if (!existsSync(join(place, "PG_VERSION")))
    return good("database", "not made yet; `up` will make it", "まだありません。`up` が作ります");
  const pid = Number(firstLine(join(place, "postmaster.pid")));
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid)) {
    return warning(
      "database",
      `a PostgreSQL (process ${pid}) was left running on it; the next \`up\` ends it in order`,
      `PostgreSQL（プロセス ${pid}）が残っています。次の \`up\` が正常に終了させます`,
    );
  }
  return good("database", `${place} is at rest`, `${place} は停止しています`);
}

/** Beside the other files, or where a hub that root ran had to place it. */
function databasePlace(data: string): string {
  return firstLine(join(data, "postgres.place")) || join(data, "postgres");
}

function lockedBy(path: string): number | undefined {
  try {
    // untrusted: a crash may have cut it
    const found: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof found === "object" && found !== null && "pid" in found && typeof found.pid === "number"
      ? found.pid
      : undefined;
  } catch {
    return undefined;
  }
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, "utf8").split("\n")[0]?.trim() ?? "";
  } catch {
    return "";
  }
}

/** True as well for a process of another user; not for one that has ended and waits to be buried. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (e) {
    return e instanceof Error && "code" in e && e.code === "EPERM";
  }
  return !/^\d+ \(.*\) Z/s.test(firstLine(`/proc/${pid}/stat`));
}
