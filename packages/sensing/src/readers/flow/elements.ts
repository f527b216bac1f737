/**
 * Which information elements of flows (IANA's registry; NetFlow 9 has the same numbers) are mechanical: counters, ends, ports,
 * routing, times, what the exporter says of itself. Of them only the contract's own columns are read. On no list are those that
 * carry what went by or tell of it (sections of packets, options, names of applications, users and networks, HTTP) and those of
 * one maker: a record with one of them is not understood.
 */
const RANGES: readonly (readonly [number, number])[] = [
  [1, 64],
  [70, 93],
  [95, 95],
  [98, 101],
  [128, 146],
  [148, 171],
  [176, 207],
  [210, 210],
  [218, 236],
  [239, 246],
  [252, 256],
  [281, 282],
  [298, 311],
  [322, 325],
  [352, 353],
];

export function isKnownElement(element: number): boolean {
  return RANGES.some(([from, to]) => element >= from && element <= to);
}
