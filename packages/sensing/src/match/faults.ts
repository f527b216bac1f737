/** Why an indicator does not go into match tables. Every other one does. */
export const INDICATOR_FAULT_CODES = [
  "INDICATOR_NOT_IN_TRAFFIC" /** no log shows values of this kind */,
  "INDICATOR_TOO_WIDE" /** a range wider than /8 or, in IPv6, /16 says nothing about anyone */,
  "INDICATOR_TOO_LONG" /** the value is longer than anything that is matched */,
  "INDICATOR_WINDOW" /** its validity ends before it begins, or is no time */,
  "INDICATORS_TOO_MANY" /** the tables are full */,
] as const;
export type IndicatorFaultCode = (typeof INDICATOR_FAULT_CODES)[number];
