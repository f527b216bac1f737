/** Why a record of traffic could not be read. The records around it are read all the same. */
export const READ_FAULT_CODES = [
  "LINE_COLUMNS" /** the line has not as many columns as its header says, or there was no header */,
  "LINE_TOO_LONG" /** the line is longer than 1 MiB; it was passed over */,
  "JSON_BROKEN" /** the line is not one JSON object and nothing else */,
  "JSON_TOO_DEEP" /** the object of the line is nested deeper than 64 levels */,
  "CAPTURE_BROKEN" /** this is no capture, or its framing is lost here: nothing behind it can be read */,
  "CAPTURE_CUT" /** the capture ends in the middle of a packet */,
  "BLOCK_BROKEN" /** a block of a pcapng capture contradicts itself, or names an interface that was not described */,
  "PACKET_CUT" /** less of the packet was captured than its headers need */,
  "FLOW_NO_VERSION" /** the message is not of the version that was said; nothing behind it can be read */,
  "FLOW_CUT" /** the message ends before what its header promises */,
  "FLOW_BROKEN" /** a set of records or templates contradicts itself; it was passed over */,
  "FLOW_NO_TEMPLATE" /** records without a template: it never came, or what waited for it was too much */,
  "FLOW_TEMPLATES_TOO_MANY" /** more templates than are kept, or one with too many fields */,
] as const;
export type ReadFaultCode = (typeof READ_FAULT_CODES)[number];
