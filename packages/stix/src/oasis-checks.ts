/**
 * The check codes of the OASIS validator (its documentation, "Recommended Best Practice Check Codes"), for those who
 * come from there: numbers and groups read as lists of this package's codes, e.g. to hand to `ignore`.
 */
import { FAULTS, type FaultCode } from "./faults.ts";

const CHECKS: Readonly<Record<string, FaultCode>> = {
  101: "custom-prefix",
  102: "custom-prefix-lax",
  103: "uuid-check",
  111: "open-vocab-format",
  121: "kill-chain-names",
  141: "observable-object-keys",
  142: "observable-dictionary-keys",
  143: "malware-analysis-product",
  149: "windows-process-priority-format",
  150: "hash-length",
  201: "marking-definition-type",
  202: "relationship-types",
  203: "duplicate-ids",
  211: "attack-motivation",
  212: "attack-resource-level",
  213: "identity-class",
  214: "indicator-types",
  215: "industry-sector",
  216: "malware-types",
  218: "report-types",
  219: "threat-actor-types",
  220: "threat-actor-role",
  221: "threat-actor-sophistication",
  222: "tool-types",
  223: "region",
  225: "grouping-context",
  226: "implementation-languages",
  227: "infrastructure-types",
  228: "malware-capabilities",
  230: "processor-architecture",
  231: "malware-result",
  241: "hash-algo",
  243: "windows-pebinary-type",
  244: "account-type",
  245: "indicator-pattern-types",
  271: "mime-type",
  272: "protocols",
  273: "ipfix",
  274: "http-request-headers",
  275: "socket-options",
  276: "pdf-doc-info",
  277: "countries",
  301: "network-traffic-ports",
  302: "extref-hashes",
  303: "indicator-properties",
  304: "deprecated-properties",
};

/** Groups, by number and by name: every check whose number lies in the range. */
const GROUPS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  1: [101, 199],
  "format-checks": [101, 199],
  2: [201, 299],
  "approved-values": [201, 299],
  210: [211, 249],
  "all-vocabs": [211, 249],
  270: [271, 279],
  "all-external-sources": [271, 279],
};

const NUMBERED = Object.entries(CHECKS).map(([number, code]) => [Number(number), code] as const);

/**
 * Reads a list like `101,extref-hashes,all-vocabs`.
 * @returns the SHOULD codes that it names, and the words that name none.
 */
export function checksIn(list: string): { readonly codes: readonly FaultCode[]; readonly unknown: readonly string[] } {
  const codes = new Set<FaultCode>();
  const unknown: string[] = [];
  for (const word of list.split(",").map((part) => part.trim())) {
    const group = Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined;
    const single = Object.hasOwn(CHECKS, word) ? CHECKS[word] : undefined;
    if (group !== undefined) {
      for (const [number, code] of NUMBERED) if (number >= group[0] && number <= group[1]) codes.add(code);
    } else if (single !== undefined) codes.add(single);
    else if (isAdvice(word)) codes.add(word);
    else if (word !== "") unknown.push(word);
  }
  return { codes: [...codes], unknown };
}

function isAdvice(word: string): word is FaultCode {
  return Object.hasOwn(FAULTS, word) && FAULTS[word as FaultCode][0] === "should";
}
