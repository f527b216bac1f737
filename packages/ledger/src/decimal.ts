/** Sizes and indexes as C2SP writes them: ASCII decimal, no sign, no leading zero, below 2^63. */

const LIMIT = 2n ** 63n;

/** The number, or undefined when the text is not written so. */
export function readDecimal(text: string): bigint | undefined {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < LIMIT ? value : undefined;
}
