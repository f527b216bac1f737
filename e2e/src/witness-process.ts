/** The commission's witness as a process of its own, as people run it. */
import { type ChildProcess, spawn } from "node:child_process";
import { NOROSHI } from "./noroshi.ts";

export interface WitnessProcess {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Starts the witness whose keys lie in this folder, and waits for its address. */
export async function startWitness(data: string): Promise<WitnessProcess> {
  const child = spawn(NOROSHI, ["witness", "run", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((found, failed) => {
    let said = "";
    child.stdout.on("data", (part: Buffer) => {
      said += part.toString();
      const [, address] = /witness: (\S+)\n/.exec(said) ?? [];
      if (address !== undefined) found(address);
    });
    child.on("exit", (status) => failed(new Error(`the witness ended with ${status}`)));
  });
  return { url, process: child };
}
