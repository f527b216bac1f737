/** Why a record of traffic could not be read. The records around it are read all the same. */
export const READ_FAULT_CODES = [
  "LINE_COLUMNS" /** the line has not as many columns as its header says, or there was no header */,
  "LINE_TOO_LONG" /** the line is longer than 1 MiB; it was passed over */,
  "JSON_BROKEN" /** the line is not one JSON object and nothing else */,
  "JSON_TOO_DEEP" /** the object of the line is nested deeper than 64 levels */,
] as const;
export type ReadFaultCode = (typeof READ_FAULT_CODES)[number];
