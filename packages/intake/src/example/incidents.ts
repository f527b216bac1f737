/** Small incidents in other bodies' formats, to change: IODEF v2 as XML and JSON, VERIS, a CSAF advisory. */

/** An IODEF document; `inside` is put into its incident. */
export function iodefXml(inside = "", restriction = "amber"): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<IODEF-Document version="2.00" xml:lang="en" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
  <Incident purpose="reporting" restriction="${restriction}">
    <IncidentID name="csirt.example">189493</IncidentID>
    <StartTime>2026-12-06T20:00:00Z</StartTime>
    <DetectTime>2026-12-07T05:10:00+09:00</DetectTime>
    <GenerationTime>2026-12-07T01:00:00Z</GenerationTime>
    <Description>Scan of a port's gateway</Description>
    <Contact role="creator" type="organization"><Email><EmailTo>contact@csirt.example</EmailTo></Email></Contact>
    <EventData><Flow><System category="target"><Node><Address category="ipv4-addr">192.0.2.9</Address></Node></System></Flow></EventData>
    <IndicatorData><Indicator restriction="red"><IndicatorID name="csirt.example" version="1">G1</IndicatorID>
      <Observable><System><Node><Address category="ipv4-addr">203.0.113.5</Address><DomainData><Name>bad.example</Name></DomainData></Node></System></Observable>
    </Indicator></IndicatorData>${inside}
  </Incident>
</IODEF-Document>`;
}

/** The same in JSON (RFC 8727); `changed` replaces or adds properties of the incident. */
export function iodefJson(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    version: "2.0",
    lang: "en",
    Incident: [
      {
        purpose: "reporting",
        restriction: "amber",
        IncidentID: { id: "189493", name: "csirt.example" },
        StartTime: "2026-12-06T20:00:00Z",
        DetectTime: "2026-12-07T05:10:00+09:00",
        GenerationTime: "2026-12-07T01:00:00Z",
        Description: ["Scan of a port's gateway"],
        Contact: [{ role: "creator", type: "organization", Email: [{ EmailTo: "contact@csirt.example" }] }],
        EventData: [
          {
            Flow: [
              { System: [{ category: "target", Node: { Address: [{ category: "ipv4-addr", value: "192.0.2.9" }] } }] },
            ],
          },
        ],
        IndicatorData: {
          Indicator: [
            {
              restriction: "red",
              IndicatorID: { id: "G1", name: "csirt.example", version: "1" },
              Observable: {
                System: {
                  Node: {
                    Address: [{ category: "ipv4-addr", value: "203.0.113.5" }],
                    DomainData: [{ Name: "bad.example" }],
                  },
                },
              },
            },
          ],
        },
        ...changed,
      },
    ],
  };
}

/** A VERIS incident. */
export function veris(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    schema_version: "1.3.7",
    incident_id: "v-1",
    source_id: "vcdb",
    security_incident: "Confirmed",
    summary: "Ransomware at a hospital.",
    victim: { victim_id: "Example Hospital", industry: "622110", country: ["US"], state: "CA" },
    timeline: { incident: { year: 2026, month: 11 } },
    actor: { external: { variety: ["Organized crime"], name: ["Akira"] } },
    action: { malware: { variety: ["Ransomware"], name: ["Akira"] } },
    attribute: {
      confidentiality: {
        data_disclosure: "Potentially",
        data_total: 1200,
        data: [{ variety: "Medical", amount: 1200 }],
      },
    },
    ioc: [{ indicator: "203.0.113.5" }],
    ...changed,
  };
}

/** A CSAF 2.0 advisory on one vulnerability of one product. */
export function csaf(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      title: "Flaw in Example Gateway",
      publisher: { category: "vendor", name: "Example Inc.", namespace: "https://vendor.example" },
      distribution: { tlp: { label: "WHITE" } },
      tracking: {
        id: "EX-2026-1",
        version: "2",
        status: "final",
        initial_release_date: "2026-11-01T00:00:00Z",
        current_release_date: "2026-11-02T00:00:00Z",
      },
    },
    product_tree: {
      branches: [
        {
          category: "vendor",
          name: "Example Inc.",
          branches: [
            { category: "product_version", name: "1.0", product: { product_id: "P1", name: "Example Gateway 1.0" } },
          ],
        },
      ],
    },
    vulnerabilities: [
      {
        cve: "CVE-2026-0001",
        title: "Code execution",
        cwe: { id: "CWE-787", name: "Out-of-bounds Write" },
        scores: [{ products: ["P1"], cvss_v3: { baseScore: 9.8, vectorString: "CVSS:3.1/AV:N" } }],
        product_status: { known_affected: ["P1"] },
        threats: [{ category: "exploit_status", details: "Exploited in the wild" }],
        remediations: [{ category: "vendor_fix", details: "Update to 1.1", product_ids: ["P1"] }],
      },
    ],
    ...changed,
  };
}
