/** Every SHOULD: a warning with its code in the ordinary reading, a fault in the strict one, silence where ignored. */
import { describe, expect, test } from "vitest";
import { FAULTS, type FaultCode } from "./faults.ts";
import { parse } from "./parse.ts";
import { change, DEFINED, without } from "./testing/breaks/broken.ts";
import { idOf, type Json, smallest } from "./testing/smallest.ts";

type Doubt = readonly [rule: string, codes: readonly FaultCode[], path: string, doubtful: unknown];

const vocabulary = (type: string, property: string, code: FaultCode, list = true): Doubt => [
  `${property} of a ${type} comes from its vocabulary`,
  [code],
  list ? `${property}[0]` : property,
  change(type, { [property]: list ? ["something-else"] : "something-else" }),
];
const CUSTOM: readonly FaultCode[] = ["extensions-use", "custom-prefix", "custom-prefix-lax"];
const extended = (type: string, key: string, value: unknown): Json => change(type, { extensions: { [key]: value } });

const DOUBTS: readonly Doubt[] = [
  vocabulary("grouping", "context", "grouping-context", false),
  vocabulary("identity", "identity_class", "identity-class", false),
  vocabulary("identity", "sectors", "industry-sector"),
  vocabulary("indicator", "indicator_types", "indicator-types"),
  vocabulary("indicator", "pattern_type", "indicator-pattern-types", false),
  vocabulary("infrastructure", "infrastructure_types", "infrastructure-types"),
  vocabulary("intrusion-set", "resource_level", "attack-resource-level", false),
  vocabulary("intrusion-set", "primary_motivation", "attack-motivation", false),
  vocabulary("location", "region", "region", false),
  vocabulary("malware", "malware_types", "malware-types"),
  vocabulary("malware", "architecture_execution_envs", "processor-architecture"),
  vocabulary("malware", "implementation_languages", "implementation-languages"),
  vocabulary("malware", "capabilities", "malware-capabilities"),
  vocabulary("malware-analysis", "result", "malware-result", false),
  vocabulary("report", "report_types", "report-types"),
  vocabulary("threat-actor", "threat_actor_types", "threat-actor-types"),
  vocabulary("threat-actor", "roles", "threat-actor-role"),
  vocabulary("threat-actor", "sophistication", "threat-actor-sophistication", false),
  vocabulary("threat-actor", "personal_motivations", "attack-motivation"),
  vocabulary("tool", "tool_types", "tool-types"),
  vocabulary("user-account", "account_type", "account-type", false),
  vocabulary("event", "event_types", "incident-vocabulary"),
  [
    "a PE type comes from its vocabulary",
    ["windows-pebinary-type"],
    "extensions.windows-pebinary-ext.pe_type",
    extended("file", "windows-pebinary-ext", { pe_type: "elf", imphash: "a" }),
  ],
  [
    "a vocabulary value is lower case",
    ["report-types", "open-vocab-format"],
    "report_types[0]",
    change("report", { report_types: ["Something_else"] }),
  ],
  ["a hash algorithm comes from its vocabulary", ["hash-algo"], "hashes.FOO", change("file", { hashes: { FOO: "a" } })],
  [
    "the name of a hash is short",
    ["hash-length", "hash-algo"],
    `hashes.${"a".repeat(36)}`,
    change("file", { hashes: { ["a".repeat(36)]: "a" } }),
  ],
  [
    "a custom property is declared by an extension",
    ["extensions-use"],
    "x_acme_score",
    change("campaign", { x_acme_score: 1 }),
  ],
  [
    "a custom property names its source",
    ["extensions-use", "custom-prefix"],
    "x_score",
    change("campaign", { x_score: 1 }),
  ],
  ["a custom property starts with x_", CUSTOM, "score", change("campaign", { score: 1 })],
  [
    "a custom property in a nested record starts with x_",
    CUSTOM,
    "values[0].foo",
    change("windows-registry-key", { values: [{ name: "a", foo: "b" }] }),
  ],
  [
    "a custom extension is declared",
    ["extensions-use"],
    "extensions.x-acme-foo-ext",
    extended("file", "x-acme-foo-ext", { foo: 1 }),
  ],
  [
    "a custom extension names its source",
    ["extensions-use", "custom-prefix"],
    "extensions.x-foo-ext",
    extended("file", "x-foo-ext", { foo: 1 }),
  ],
  ["a custom extension starts with x-", CUSTOM, "extensions.foo-ext", extended("file", "foo-ext", { foo: 1 })],
  [
    "a property-extension declares no top-level property",
    CUSTOM,
    "score",
    { ...extended("campaign", DEFINED, { extension_type: "property-extension", rank: 1 }), score: 1 },
  ],
  [
    "a custom type is declared by an extension",
    ["extensions-use"],
    "",
    { ...smallest("campaign"), type: "x-acme-thing", id: idOf("x-acme-thing") },
  ],
  [
    "a custom type names its source",
    ["extensions-use", "custom-prefix"],
    "",
    { ...smallest("campaign"), type: "x-thing", id: idOf("x-thing") },
  ],
  ["a custom type starts with x-", CUSTOM, "", { ...smallest("campaign"), type: "thing", id: idOf("thing") }],
  ["a bundle has no other properties", ["custom-prefix"], "spec_version", change("bundle", { spec_version: "2.1" })],
  [
    "an object's id is random",
    ["uuid-check"],
    "id",
    change("campaign", { id: "campaign--00000000-0000-5000-8000-000000000001" }),
  ],
  [
    "a bundle's id is random",
    ["uuid-check"],
    "id",
    change("bundle", { id: "bundle--00000000-0000-5000-8000-000000000001" }),
  ],
  ["an observable's id is deterministic", ["uuid-check"], "id", change("file", { id: idOf("file") })],
  [
    "kill chain names are lower case",
    ["kill-chain-names"],
    "kill_chain_phases[0].kill_chain_name",
    change("tool", { kill_chain_phases: [{ kill_chain_name: "Foo", phase_name: "foo" }] }),
  ],
  [
    "phase names have hyphens",
    ["kill-chain-names"],
    "kill_chain_phases[0].phase_name",
    change("tool", { kill_chain_phases: [{ kill_chain_name: "foo", phase_name: "foo_bar" }] }),
  ],
  [
    "the container of observed data is deprecated",
    ["deprecated-properties"],
    "objects",
    { ...without("observed-data", "object_refs"), objects: { "0": smallest("file") } },
  ],
  [
    "a product is lower case",
    ["malware-analysis-product"],
    "product",
    change("malware-analysis", { product: "Scanner" }),
  ],
  [
    "a priority ends with _CLASS",
    ["windows-process-priority-format"],
    "extensions.windows-process-ext.priority",
    extended("process", "windows-process-ext", { priority: "HIGH" }),
  ],
  [
    "a dictionary key is lower case",
    ["observable-dictionary-keys"],
    `extensions.extension-definition--ef765651-680c-498d-9894-99799f2fa126.impacted_entity_counts.Individual`,
    extended("incident", "extension-definition--ef765651-680c-498d-9894-99799f2fa126", {
      extension_type: "property-extension",
      determination: "suspected",
      investigation_status: "new",
      impacted_entity_counts: { Individual: 1 },
    }),
  ],
  [
    "a marking is of a standard kind",
    ["marking-definition-type"],
    "definition_type",
    change("marking-definition", { definition_type: "pap", definition: { pap: "red" } }),
  ],
  [
    "a relationship is a suggested one",
    ["relationship-types"],
    "",
    change("relationship", { relationship_type: "mitigates" }),
  ],
  [
    "one version comes once",
    ["duplicate-ids"],
    "objects[1]",
    change("bundle", { objects: [smallest("identity"), smallest("identity")] }),
  ],
  ["an artifact has a MIME type", ["mime-type"], "mime_type", change("artifact", { mime_type: "bla/bla" })],
  ["a file has a MIME type", ["mime-type"], "mime_type", change("file", { mime_type: "bla" })],
  ["a protocol is registered", ["protocols"], "protocols[0]", change("network-traffic", { protocols: ["foo_bar"] })],
  ["an IPFIX key is an element", ["ipfix"], "ipfix.Foo", change("network-traffic", { ipfix: { Foo: "bar" } })],
  [
    "a request header is known",
    ["http-request-headers"],
    "extensions.http-request-ext.request_header.x-foobar",
    extended("network-traffic", "http-request-ext", {
      request_method: "get",
      request_value: "/",
      request_header: { "x-foobar": ["a"] },
    }),
  ],
  [
    "a socket option is known",
    ["socket-options"],
    "extensions.socket-ext.options.SO_TEST",
    extended("network-traffic", "socket-ext", { address_family: "AF_INET", options: { SO_TEST: 1 } }),
  ],
  [
    "a PDF key is known",
    ["pdf-doc-info"],
    "extensions.pdf-ext.document_info_dict.foo",
    extended("file", "pdf-ext", { document_info_dict: { Title: "a", foo: "bar" } }),
  ],
  ["a country has a code", ["countries"], "country", change("location", { country: "Japan" })],
  ["traffic has both ports", ["network-traffic-ports"], "", without("network-traffic", "dst_port")],
  [
    "a reference with a url has hashes",
    ["extref-hashes"],
    "external_references[0]",
    change("campaign", { external_references: [{ source_name: "a", url: "https://example.com" }] }),
  ],
  ["an indicator is named and described", ["indicator-properties"], "", without("indicator", "description")],
  ["an extension is described", ["extension-description"], "", without("extension-definition", "description")],
  [
    "a top-level extension lists its properties",
    ["extension-properties"],
    "",
    change("extension-definition", { extension_types: ["toplevel-property-extension"] }),
  ],
  [
    "a container key is a number",
    ["deprecated-properties", "observable-object-keys"],
    "objects.a",
    { ...without("observed-data", "object_refs"), objects: { a: smallest("file") } },
  ],
];

describe("a SHOULD of the standard", () => {
  for (const [rule, codes, path, doubtful] of DOUBTS) {
    test(`${rule} (${codes.join(", ")})`, () => {
      const parsed = parse(doubtful);
      expect(parsed.ok, JSON.stringify(parsed)).toBe(true);
      expect(parsed.warnings.map((found) => found.code).sort()).toEqual([...codes].sort());
      expect(parsed.warnings.map((found) => found.path)).toContain(path);
      const strict = parse(doubtful, { strict: true });
      expect(strict.ok ? [] : strict.faults.map((found) => found.code).sort()).toEqual([...codes].sort());
      expect(parse(doubtful, { strict: true, ignore: codes })).toMatchObject({ ok: true, warnings: [] });
    });
  }

  test("has a test for every code", () => {
    const tested = new Set(DOUBTS.flatMap(([, codes]) => codes));
    const shoulds = (Object.keys(FAULTS) as FaultCode[]).filter((code) => FAULTS[code][0] === "should");
    expect(shoulds.filter((code) => !tested.has(code))).toEqual([]);
  });

  test("cannot be used to switch off a MUST", () => {
    expect(parse(without("campaign", "name"), { ignore: ["missing-property"] }).ok).toBe(false);
  });
});

test("the keys of a custom dictionary in an observable should be lower case", () => {
  const parsed = parse(change("file", { x_acme_dict: { FOO: { BAR: 1 } } }), { ignore: ["extensions-use"] });
  expect(parsed.warnings.map((found) => [found.code, found.path])).toEqual([
    ["observable-dictionary-keys", "x_acme_dict.FOO"],
    ["observable-dictionary-keys", "x_acme_dict.FOO.BAR"],
  ]);
});

test("a relationship that may not be is not also called unusual", () => {
  const parsed = parse(change("relationship", { source_ref: idOf("relationship") }), { strict: true });
  expect(parsed.ok ? [] : parsed.faults.map((found) => found.code)).toEqual(["reference-type"]);
});

describe("what the standard allows", () => {
  const allowed: readonly (readonly [string, unknown])[] = [
    [
      "created with six digits of a second",
      change("campaign", { created: "2026-04-01T00:00:00.000123Z", modified: "2026-04-01T00:00:00.001Z" }),
    ],
    ["a leap second", change("campaign", { first_seen: "2016-12-31T23:59:60Z" })],
    ["29 February of a leap year", change("campaign", { first_seen: "2024-02-29T00:00:00Z" })],
    [
      "new top-level properties under their extension",
      { ...extended("campaign", DEFINED, { extension_type: "toplevel-property-extension" }), rank: 5 },
    ],
    [
      "a new object type under its extension",
      {
        ...extended("campaign", DEFINED, { extension_type: "new-sdo" }),
        type: "my-thing",
        id: idOf("my-thing"),
        anything: [1],
      },
    ],
    [
      "a new observable type under its extension",
      {
        type: "my-sco",
        id: "my-sco--00000000-0000-5000-8000-000000000001",
        extensions: { [DEFINED]: { extension_type: "new-sco" } },
        value: "a",
      },
    ],
    [
      "a marking that only an extension defines",
      {
        ...without("marking-definition", "definition", "definition_type"),
        extensions: { [DEFINED]: { extension_type: "property-extension", caveat: "x" } },
      },
    ],
    [
      "two versions of one object in a bundle",
      change("bundle", {
        objects: [smallest("identity"), change("identity", { modified: "2026-05-01T00:00:00.000Z" })],
      }),
    ],
    ["an observable without spec_version", without("file", "spec_version")],
    ["an IPv6 block", change("ipv6-addr", { value: "fe80::/10" })],
    ["a domain in Unicode", change("domain-name", { value: "例え.テスト" })],
    ["a service name under a domain", change("domain-name", { value: "_sip._tcp.example.com." })],
    ["a granular language", change("campaign", { granular_markings: [{ lang: "ja", selectors: ["name"] }] })],
    [
      "a selector into a list",
      {
        ...change("campaign", {
          granular_markings: [{ marking_ref: idOf("marking-definition"), selectors: ["labels.[0]", "id"] }],
        }),
        labels: ["a"],
      },
    ],
    ["software in ISO 639-2 languages", change("software", { languages: ["eng", "ja"] })],
    ["a CPE with escapes", change("software", { cpe: "cpe:2.3:a:micro\\(soft\\):word:2000:*:*:*:*:*:*:*" })],
    ["a charset by its IANA name", change("directory", { path_enc: "ISO_8859-1:1987" })],
    [
      "a pattern of another language",
      change("indicator", { pattern: "alert tcp any any <> any 80", pattern_type: "snort" }),
    ],
    ["a bundle without objects", without("bundle", "objects")],
    ["an empty header value", change("email-message", { subject: "" })],
    [
      "a random id where nothing contributes to another",
      { type: "x509-certificate", id: "x509-certificate--00000000-0000-4000-8000-000000000001", issuer: "C=JP" },
    ],
    ["a private language", change("campaign", { lang: "x-klingon" })],
    ["a script in a language", change("campaign", { lang: "zh-Hant-TW" })],
  ];
  test.each(allowed)("%s", (_what, input) => {
    expect(parse(input, { strict: true })).toEqual({ ok: true, object: input, warnings: [] });
  });
});
