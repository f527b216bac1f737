/** `noroshi sensor`: the sensor's own command line, reached through this one. */
import type { Command } from "../command.ts";
import { runSensor } from "../hub/sensor.ts";

const HELP = `Usage: noroshi sensor run --set-up FILE --plan FILE --data DIR
       noroshi sensor show --data DIR

run takes raw Zeek logs (conn, smtp) from a pipe, keeps what the permits of the set-up allow, certifies the batch and forgets the
rest. Without a usable permit nothing is kept. show prints certificates and kept records.
Exit status: 0 done, 1 refused, with the reason.
`;

export const sensor: Command = async (args) => {
  const [word] = args;
  if (word === undefined || word === "--help" || word === "help") {
    process.stdout.write(HELP);
    return word === undefined ? 2 : 0;
  }
  return runSensor(args);
};
