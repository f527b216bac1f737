/** Evidence in a folder of this machine, and the means of Node. A path never leaves the folder; links are not followed. */
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeDigests, nodeVerify } from "@noroshi/ledger/node";
import type { Evidence, Means } from "./evidence.ts";

export const NODE_MEANS: Means = { digests: nodeDigests, verify: nodeVerify, subtle: globalThis.crypto.subtle };

export function evidenceIn(folder: string): Evidence {
  return {
    async read(path) {
      // untrusted: names of files stand in files of the export
      if (path.split("/").some((part) => part === ".." || part === "" || part === ".")) return undefined;
      const whole = join(folder, path);
      const about = await lstat(whole).catch(() => undefined);
      return about?.isFile() === true ? new Uint8Array(await readFile(whole)) : undefined;
    },
    async list() {
      const all = await readdir(folder, { recursive: true, withFileTypes: true });
      return all
        .filter((one) => one.isFile() || one.isSymbolicLink())
        .map((one) =>
          join(one.parentPath, one.name)
            .slice(folder.replace(/\/+$/, "").length + 1)
            .replaceAll("\\", "/"),
        );
    },
  };
}
