/** `noroshi sensor`: the sensor's own command line, reached through this one. */
import type { Command } from "../command.ts";
import { runSensor } from "../hub/sensor.ts";

const HELP = `Usage: noroshi sensor watch --set-up FILE --plan FILE --data DIR --from SOURCE [--format FORMAT]
                     [--hub URL --name NAME] [--indicators FILE] [--records N] [--seconds N] [--spool N] [--heartbeat N]
       noroshi sensor run --set-up FILE --plan FILE --data DIR [--format FORMAT]
       noroshi sensor status --data DIR
       noroshi sensor show --data DIR [--use USE --set-up FILE]

watch runs on: traffic from a pipe (-), unix:PATH, udp:HOST:PORT (lines or messages of flows), file:PATH or tail:PATH (logs of lines), cut
into batches of --records (4096) or after --seconds (10). --format is zeek (default), zeek-json, eve, pcap, nf5, nf9 or ipfix. What the permits of the set-up allow is kept and sealed, each batch is certified, the rest is forgotten.
The set-up is read again before every batch. With --hub (API key in NOROSHI_KEY) entries, kept records and findings go to the hub, each
until it has it; --spool entries may wait (1000), then the source waits. A heartbeat every --heartbeat seconds (60) makes silence show.
With --indicators, one value a line, what is found in kept records becomes reports of the sensor's owner.
Traffic under communications law comes by pipe or socket; files are for owners watching their own network, and for replays.
run takes one batch from a pipe. status prints counts, no content. show prints entries and kept records; --use for another purpose
than to protect, where the party consents and the commission has it on its list.
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
