import { describe, expect, test } from "vitest";
import { understand } from "../understand.ts";

let number = 0;
const attribute = (changed: Record<string, unknown> = {}) => ({
  uuid: `00000000-0000-4000-8000-${String(++number).padStart(12, "0")}`,
  type: "ip-dst",
  to_ids: true,
  value: "203.0.113.5",
  ...changed,
});
const event = (changed: Record<string, unknown> = {}) => ({
  uuid: "5587f177-186e-4334-bd2f-800170d212d1",
  info: "Event",
  date: "2026-12-07",
  Tag: [{ name: "tlp:green" }],
  Orgc: { name: "Origin", uuid: "fa5a5edc-a2a8-4895-95f1-9653073a4820" },
  Attribute: [attribute()],
  ...changed,
});
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (changed: Record<string, unknown> = {}) => understand(bytes({ Event: event(changed) }));
const first = (changed: Record<string, unknown> = {}) => {
  const understanding = read(changed);
  if (!understanding.ok || !understanding.reports[0]) throw new Error(JSON.stringify(understanding.refused));
  return understanding.reports[0];
};
const codes = (changed: Record<string, unknown>) =>
  read(changed).refused.map((fault) => `${fault.code} ${fault.place}`);

test("an event alone, in a response, in a response of one and in a list are the same event", () => {
  const whole = { Event: event() };
  const shapes = [whole, { response: [whole] }, { response: whole }, [whole]].map((shape) => understand(bytes(shape)));
  expect(shapes.map((one) => one.ok && one.reports.map(({ sourceId }) => sourceId))).toEqual(
    shapes.map(() => [event().uuid]),
  );
});

test("several events are several reports, and a bad one costs only itself", () => {
  const understanding = understand(
    bytes({
      response: [{ Event: event() }, { Event: event({ date: "yesterday" }) }, { Event: event({ uuid: "other" }) }],
    }),
  );
  expect(understanding.ok && understanding.reports.map(({ sourceId }) => sourceId)).toEqual([event().uuid, "other"]);
  expect(understanding.refused.map((fault) => fault.place)).toEqual(["$.response[1].Event.date"]);
});

describe("marking", () => {
  test("an attribute has the stricter of its own tag and the event's", () => {
    const Attribute = ["tlp:clear", "tlp:red"].map((name) => attribute({ Tag: [{ name }] }));
    expect(first({ Attribute }).items.map((item) => item.tlp)).toEqual(["green", "red"]);
  });

  test("of several tags the strictest stands; white is clear; unmarked is the receiver's alone", () => {
    expect(first({ Tag: [{ name: "tlp:green" }, { name: "TLP:AMBER+STRICT" }] }).tlp).toBe("amber+strict");
    expect(first({ Tag: [{ name: "tlp:white" }] }).tlp).toBe("clear");
    expect(first({ Tag: [{ name: "PAP:RED" }] }).tlp).toBe("amber+strict");
  });

  test("PAP is the stricter of the event's and the attribute's tag; a level that nobody knows counts as RED and is named", () => {
    const Attribute = ["PAP:CLEAR", "pap:red", "tlp:clear"].map((name) => attribute({ Tag: [{ name }] }));
    const Tag = [{ name: "tlp:green" }, { name: "PAP:AMBER" }];
    const one = first({ Tag, Attribute });
    expect([one.pap, ...one.items.map((item) => item.pap)]).toEqual(["amber", "amber", "red", "amber"]);
    expect([first().pap, first().items[0]?.pap]).toEqual([undefined, undefined]);
    const odd = { Tag: [{ name: "tlp:green" }, { name: "PAP:PURPLE" }] };
    expect(first(odd).items[0]?.pap).toBe("red");
    expect(codes(odd)).toEqual(["BAD_MARKING $.Event.Tag[1].name"]);
  });

  test("a tlp tag outside TLP 2.0 counts as RED and is named", () => {
    const Tag = [{ name: "tlp:ex:chr" }, { name: "tlp:clear" }];
    expect(first({ Tag }).tlp).toBe("red");
    expect(codes({ Tag })).toEqual(["BAD_MARKING $.Event.Tag[0].name"]);
  });
});

describe("attributes", () => {
  const items = (...Attribute: readonly unknown[]) => first({ Attribute }).items;

  test("are indicators only with to_ids, and nothing at all when deleted", () => {
    expect(
      items(attribute({ to_ids: false }), attribute({ to_ids: "1" }), attribute({ deleted: true })).map(
        (item) => item.indicator,
      ),
    ).toEqual([false, true]);
  });

  test("in objects count the same way, unless the object is deleted", () => {
    const report = first({
      Attribute: [],
      Object: [{ Attribute: [attribute()] }, { deleted: true, Attribute: [attribute()] }],
    });
    expect(report.items).toHaveLength(1);
  });

  test("of composite types give the telling half as indicator and the other half as context", () => {
    const hash = "a".repeat(64);
    const read = items(
      attribute({ type: "filename|sha256", value: `a|b.exe|${hash}` }),
      attribute({ type: "domain|ip", value: "a.example|203.0.113.6" }),
      attribute({ type: "ip-dst|port", value: "203.0.113.7|443" }),
    );
    expect(read.map(({ kind, value, indicator }) => [kind, value, indicator])).toEqual([
      ["sha256", hash, true],
      ["filename", "a|b.exe", false],
      ["domain", "a.example", true],
      ["ipv4", "203.0.113.6", false],
      ["ipv4", "203.0.113.7", true],
    ]);
    expect(new Set(read.map(({ ref }) => ref)).size).toBe(read.length);
  });

  test("of type url that hold a bare host are that host", () => {
    const read = items(
      attribute({ type: "url", value: "bad[.]example.com" }),
      attribute({ type: "url", value: "203.0.113.8" }),
      attribute({ type: "url", value: "bad.example/path" }),
    );
    expect(read.map(({ kind, value }) => [kind, value])).toEqual([
      ["domain", "bad.example.com"],
      ["ipv4", "203.0.113.8"],
      ["url", "bad.example/path"],
    ]);
    expect(codes({ Attribute: [attribute({ type: "url", value: "invoice.nosuchtld" })] })).toHaveLength(1);
  });

  test("declare an own observation by first_seen; an unreadable one is named", () => {
    expect(items(attribute({ first_seen: "2026-12-07T05:12:00.000000+09:00" }))[0]?.observedAt).toBe(
      "2026-12-06T20:12:00Z",
    );
    expect(codes({ Attribute: [attribute({ first_seen: "today" })] })).toEqual([
      "BAD_DATE $.Event.Attribute[0].first_seen",
    ]);
  });

  test("that cannot be read are named if they were indicators, and the others go in", () => {
    const Attribute = [
      attribute({ value: "nowhere" }),
      attribute({ type: "yara", value: "rule x {}" }),
      attribute({ type: "yara", to_ids: false }),
      attribute(),
    ];
    expect(codes({ Attribute })).toEqual([
      "BAD_VALUE $.Event.Attribute[0].value",
      "NOT_TAKEN $.Event.Attribute[1].type",
    ]);
    expect(first({ Attribute }).items).toHaveLength(1);
  });

  test("of words and references are never items; with to_ids they are named as not taken", () => {
    const words = ["text", "comment", "link"].map((type) =>
      attribute({ type, value: "https://evil.example/", to_ids: false }),
    );
    expect(items(...words)).toEqual([]);
    expect(codes({ Attribute: words })).toEqual([]);
    const Attribute = [attribute({ type: "text", value: "203.0.113.9" })];
    expect(codes({ Attribute })).toEqual(["NOT_TAKEN $.Event.Attribute[0].type"]);
  });

  test("with the same uuid count once", () => {
    const same = attribute();
    expect(codes({ Attribute: [same, same] })).toEqual(["DUPLICATE $.Event.Attribute[1].uuid"]);
  });
});

test("galaxy tags give names, techniques by their ATT&CK id", () => {
  const Tag = [
    'misp-galaxy:mitre-attack-pattern="Phishing - T1566"',
    'misp-galaxy:threat-actor="Sofacy"',
    'misp-galaxy:ransomware="Akira"',
    'rsit:availability="ddos"',
  ].map((name) => ({ name }));
  expect(first({ Tag }).names).toEqual([
    { kind: "technique", value: "T1566" },
    { kind: "actor", value: "Sofacy" },
    { kind: "malware", value: "Akira" },
  ]);
});

describe("distribution", () => {
  const group = (uuid: string) => ({
    distribution: "4",
    sharing_group_id: "12",
    SharingGroup: { uuid },
  });

  test("makes a marking stricter and never milder: 0 is the receiver's alone, 1 and 2 a community, 3 all", () => {
    const level = (distribution: string, Tag?: object[]) => first({ distribution, ...(Tag ? { Tag } : {}) }).tlp;
    const clear = [{ name: "tlp:clear" }];
    const red = [{ name: "tlp:red" }];
    expect(["0", "1", "2", "3", "5", "9"].map((one) => level(one, clear))).toEqual([
      "amber+strict",
      "green",
      "green",
      "clear",
      "clear",
      "amber+strict",
    ]);
    expect(["0", "1", "2", "3"].map((one) => level(one, red))).toEqual(["red", "red", "red", "red"]);
  });

  test("of an object holds for its attributes, of an attribute for itself", () => {
    const Tag = [{ name: "tlp:clear" }];
    const read = first({
      Tag,
      distribution: "3",
      Attribute: [attribute({ distribution: "0" }), attribute({ distribution: "5" })],
      Object: [{ distribution: "1", Attribute: [attribute()] }],
    });
    expect(read.items.map(({ tlp }) => tlp)).toEqual(["amber+strict", "clear", "green"]);
  });

  test("to a described sharing group limits to it; groups within groups admit nobody", () => {
    const read = first({
      ...group("sg-1"),
      Attribute: [attribute(), attribute(group("sg-1")), attribute(group("sg-2"))],
    });
    expect(read.sharingGroup).toBe("sg-1");
    expect(read.items.map(({ sharingGroup }) => sharingGroup)).toEqual(["sg-1", "sg-1", "sg-1 & sg-2"]);
  });

  test("to a described sharing group is told by the name under which members are registered, else by its uuid", () => {
    const named = (name: unknown) =>
      first({ distribution: "4", SharingGroup: { name, uuid: "bd39d9b0-ac73-4d0b-8fa3-269c5d63dd37" } }).sharingGroup;
    expect(named("ports-logistics")).toBe("ports-logistics");
    for (const odd of [undefined, 7, "", "all members & friends"])
      expect(named(odd)).toBe("bd39d9b0-ac73-4d0b-8fa3-269c5d63dd37");
  });

  test("of a strange form is the strictest, and refuses nothing", () => {
    const Tag = [{ name: "tlp:clear" }];
    for (const distribution of [[], {}, -1, 1.5, "all", true])
      expect(first({ Tag, distribution, SharingGroup: [] }).tlp).toBe("amber+strict");
  });

  test("to a group that is a bare number of the sender's server changes nothing", () => {
    const read = first({ distribution: "4", sharing_group_id: "12", Attribute: [attribute()] });
    expect(read.sharingGroup ?? read.items[0]?.sharingGroup).toBeUndefined();
  });
});

describe("sightings and galaxies inside an event", () => {
  const stamp = (iso: string) => String(Date.parse(iso) / 1000);
  const seen = (over: Record<string, unknown>) => ({
    uuid: "00000000-0000-4000-9000-000000000001",
    date_sighting: stamp("2026-12-07T05:20:00Z"),
    ...over,
  });

  test("a value that was seen is told as a sighting at the body that saw it; a false alarm says that it is one", () => {
    const report = first({
      Attribute: [
        attribute({
          Sighting: [
            seen({ type: "0", source: "ids-7", Organisation: { uuid: "u-1" } }),
            seen({ type: 1 }),
            seen({ date_sighting: "soon" }),
          ],
        }),
      ],
    });
    expect(report.sightings?.map((s) => [s.says, s.kind, s.value, s.observedAt, s.organisationRef, s.sensor])).toEqual([
      ["seen", "ipv4", "203.0.113.5", "2026-12-07T05:20:00Z", "u-1", "ids-7"],
      ["false_positive", "ipv4", "203.0.113.5", "2026-12-07T05:20:00Z", null, null],
    ]);
    expect(report.items[0]?.validUntil).toBeNull();
  });

  test("an end that the originator says is the value's end; another body's is not", () => {
    const ended = (uuid: string | undefined) =>
      first({
        Attribute: [attribute({ Sighting: [seen({ type: "2", ...(uuid ? { Organisation: { uuid } } : {}) })] })],
      }).items[0]?.validUntil;
    expect(ended("fa5a5edc-a2a8-4895-95f1-9653073a4820")).toBe("2026-12-07T05:20:00Z");
    expect(ended(undefined)).toBe("2026-12-07T05:20:00Z");
    expect(ended("00000000-0000-4000-8000-00000000beef")).toBeNull();
  });

  test("a cluster without its tag gives the name that the tag would", () => {
    const GalaxyCluster = [
      { type: "mitre-attack-pattern", value: "Phishing - T1566" },
      { tag_name: 'misp-galaxy:ransomware="LockBit"' },
      7,
    ];
    expect(first({ Galaxy: [{ GalaxyCluster }, null] }).names).toEqual([
      { kind: "technique", value: "T1566" },
      { kind: "malware", value: "LockBit" },
    ]);
  });
});
