/**
 * Whether four numbers with dots are a version or a section rather than an address, by the words around them.
 */

const BEFORE =
  /(?:(?<![A-Za-z])(?:versions?|ver|v|releases?|build|firmware|update|patch|rev(?:ision)?|before|prior to|up to|(?:earlier|older|later|newer) than|sections?|chapter|appendix|table|figure|oid)\.?|バージョン|ヴァージョン|ビルド|リリース|ファームウェア|版|第|図|表|章|節|§)[\s:：=(]{0,2}$/i;
const PRODUCT = /([A-Za-z]+)\/$/;
const ADDRESS_WORD = /^(?:ip|ipv4|host|addr|address|src|dst|source|destination|server|c2|and|or)$/i;
const GLUED_BEFORE = /[A-Za-z][-_]$|\d\.$/;
const AFTER =
  /^(?:\s?(?:以降|以前|以上|以下|未満|より前|系|版)|,?\s(?:and|or)\s(?:later|earlier|below|above|newer|older|prior|higher|lower|before|after)|[-+_~](?=[a-z])|\.\d)/i;

/** Whether the numbers at a place in a text count something else than hosts. */
export function isVersion(shadow: string, from: number, end: number): boolean {
  const before = shadow.slice(Math.max(0, from - 24), from);
  if (BEFORE.test(before) || GLUED_BEFORE.test(before)) return true;
  const product = PRODUCT.exec(before)?.[1];
  if (product !== undefined && !ADDRESS_WORD.test(product)) return true;
  return AFTER.test(shadow.slice(end, end + 16));
}
