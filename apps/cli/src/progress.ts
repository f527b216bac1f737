/** One line of progress on a terminal that rewrites itself; plain lines every few seconds where there is no terminal. */
export interface Progress {
  readonly at: (done: number, note?: string) => void;
  readonly end: (note?: string) => void;
}

const WIDTH = 28;
const WORTH_A_LINE_MS = 1000;

/** @param total 0 when it is not known */
export function progress(label: string, total: number, out: NodeJS.WriteStream = process.stderr): Progress {
  const began = performance.now();
  let said = out.isTTY ? 0 : began;
  const line = (done: number, note: string): string => {
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const bar =
      total > 0 ? `[${"█".repeat(Math.round(share * WIDTH)).padEnd(WIDTH, "·")}] ${Math.floor(share * 100)} %` : "";
    return `${label} ${bar} ${done.toLocaleString("en")}${total > 0 ? ` of ${total.toLocaleString("en")}` : ""} ${note}`.trimEnd();
  };
  return {
    at(done, note = "") {
      const now = performance.now();
      if (now - said < (out.isTTY ? 80 : 3000)) return;
      said = now;
      out.write(out.isTTY ? `\r\u001b[K${line(done, note)}` : `${line(done, note)}\n`);
    },
    end(note = "") {
      // What was over at once needs no line.
      if (!out.isTTY && performance.now() - began < WORTH_A_LINE_MS) return;
      out.write(out.isTTY ? `\r\u001b[K${label} ${note}\n` : `${label} ${note}\n`);
    },
  };
}
