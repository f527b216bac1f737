/** Evidence out of files that a person chose; nothing is asked of any network. Paths are those below the chosen folder. */
import type { Evidence } from "../src/evidence.ts";

export function evidenceOf(files: FileList): Evidence {
  const byPath = new Map([...files].map((file) => [file.webkitRelativePath.split("/").slice(1).join("/"), file]));
  return {
    async read(path) {
      const bytes = await byPath.get(path)?.arrayBuffer();
      return bytes === undefined ? undefined : new Uint8Array(bytes);
    },
    list: async () => [...byPath.keys()],
  };
}
