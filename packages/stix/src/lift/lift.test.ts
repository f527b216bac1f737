import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoId } from "../identity/sco-id.ts";
import { TLP, TLP2_EXTENSION } from "../marking/tlp.ts";
import { parse } from "../parse.ts";
import { isObject, type Loose } from "../property/shape.ts";
import { idOf, smallest, TYPES } from "../testing/smallest.ts";
import { lift } from "./lift.ts";

const TIME = "2016-04-06T20:03:48.000Z";
const old = (type: string, own: Loose): Loose => ({ type, id: idOf(type), created: TIME, modified: TIME, ...own });
const bundleOf = (...objects: readonly Loose[]): Loose => ({
  type: "bundle",
  id: idOf("bundle"),
  spec_version: "2.0",
  objects,
});
const objectsOf = (lifted: { object: unknown }): readonly Loose[] => {
  const objects = isObject(lifted.object) ? lifted.object["objects"] : undefined;
  return Array.isArray(objects) ? objects.filter(isObject) : [];
};
const observed = (objects: Loose, more: Loose = {}): Loose =>
  old("observed-data", { first_observed: TIME, last_observed: TIME, number_observed: 1, objects, ...more });
const byType = (objects: readonly Loose[], type: string): Loose =>
  objects.find((object) => object["type"] === type) ?? {};

describe("lifting 2.0", () => {
  test("leaves 2.1 alone", () => {
    for (const type of TYPES)
      expect(lift(smallest(type))).toEqual({ object: smallest(type), notes: [], changed: false });
    expect(lift(smallest("bundle")).changed).toBe(false);
  });

  test("takes spec_version off the bundle and gives it to the objects", () => {
    const lifted = lift(bundleOf(old("identity", { name: "ACME", identity_class: "organization" })));
    expect(lifted.object).not.toHaveProperty("spec_version");
    expect(parse(lifted.object, { strict: true }).ok).toBe(true);
  });

  test.each([
    [
      "indicator",
      "indicator_types",
      "malicious-activity",
      { pattern: "[file:name = 'a']", valid_from: TIME, name: "a", description: "a" },
    ],
    ["malware", "malware_types", "ransomware", { name: "a" }],
    ["report", "report_types", "threat-report", { name: "a", published: TIME, object_refs: [idOf("tool")] }],
    ["threat-actor", "threat_actor_types", "nation-state", { name: "a" }],
    ["tool", "tool_types", "remote-access", { name: "a" }],
  ])("moves the type words of a %s into %s and keeps other labels", (type, property, word, own) => {
    const { object } = lift(old(type, { ...own, labels: ["seto", word] }));
    expect(object).toMatchObject({ [property]: [word], labels: ["seto"] });
    expect(parse(object, { strict: true }).ok).toBe(true);
  });

  test("leads selectors of labels to their new place", () => {
    const { object } = lift(
      old("tool", {
        name: "VNC",
        labels: ["seto", "remote-access"],
        granular_markings: [{ marking_ref: TLP[1].red.id, selectors: ["labels.[1]", "labels.[0]", "name"] }],
      }),
    );
    expect(object).toMatchObject({ granular_markings: [{ selectors: ["tool_types.[0]", "labels.[0]", "name"] }] });
    expect(parse(object).ok).toBe(true);
  });

  test("gives an indicator its pattern type and malware its family, with a note", () => {
    expect(
      lift(old("indicator", { labels: ["x"], pattern: "[file:name = 'a']", valid_from: TIME })).object,
    ).toMatchObject({ pattern_type: "stix" });
    const malware = lift(old("malware", { name: "Poison Ivy", labels: ["trojan"] }));
    expect(malware.object).toMatchObject({ is_family: true });
    expect(malware.notes).toHaveLength(1);
  });

  test("writes times with milliseconds and leaves out what is empty", () => {
    const { object, notes } = lift({
      ...old("campaign", { name: "a", aliases: [], description: null }),
      created: "2016-04-06T20:03:48Z",
      modified: "2016-04-06T20:03:48.1Z",
    });
    expect(object).toMatchObject({ created: "2016-04-06T20:03:48.000Z", modified: "2016-04-06T20:03:48.100Z" });
    expect(object).not.toHaveProperty("aliases");
    expect(notes.map((note) => note.path)).toEqual(["aliases", "description"]);
  });

  test("opens the container: every observable gets its own id, references lead to it", () => {
    const objects = objectsOf(
      lift(
        observed({
          "0": { type: "network-traffic", src_ref: "1", dst_ref: "2", protocols: ["tcp"] },
          "1": { type: "ipv4-addr", value: "198.51.100.2" },
          "2": { type: "ipv4-addr", value: "198.51.100.3" },
        }),
      ),
    );
    expect(objects.map((object) => object["id"])).toEqual([
      idOf("observed-data"),
      scoId("network-traffic", {
        src_ref: "ipv4-addr--9cf4a8ec-7640-5f40-a006-79942896168b",
        dst_ref: "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
        protocols: ["tcp"],
      }),
      "ipv4-addr--9cf4a8ec-7640-5f40-a006-79942896168b",
      "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
    ]);
    expect(objects[0]).toMatchObject({ object_refs: objects.slice(1).map((object) => object["id"]) });
    expect(objects[0]).not.toHaveProperty("objects");
    for (const object of objects) expect(parse(object).ok).toBe(true);
  });

  test("says old properties in the words of 2.1", () => {
    const objects = objectsOf(
      lift(
        observed({
          "0": {
            type: "file",
            name: "a",
            created: TIME,
            modified: TIME,
            accessed: TIME,
            is_encrypted: true,
            hashes: { ssdeep: "3:abc:d" },
          },
          "1": { type: "process", pid: 1, name: "a", arguments: ["-x"], created: TIME, binary_ref: "0" },
          "2": { type: "user-account", user_id: "1", password_last_changed: TIME },
          "3": { type: "windows-registry-key", key: "hkey_local_machine\\a", modified: TIME },
          "4": {
            type: "network-traffic",
            src_ref: "5",
            protocols: ["http"],
            extensions: {
              "http-request-ext": { request_method: "get", request_value: "/", request_header: { Host: "a" } },
            },
          },
          "5": { type: "domain-name", value: "example.com" },
        }),
      ),
    );
    expect(byType(objects, "file")).toMatchObject({
      ctime: TIME,
      mtime: TIME,
      atime: TIME,
      hashes: { SSDEEP: "3:abc:d" },
      x_stix20_is_encrypted: true,
    });
    expect(byType(objects, "process")).toMatchObject({
      created_time: TIME,
      x_stix20_name: "a",
      x_stix20_arguments: ["-x"],
      image_ref: byType(objects, "file")["id"],
    });
    expect(byType(objects, "user-account")).toMatchObject({ credential_last_changed: TIME });
    expect(byType(objects, "windows-registry-key")).toMatchObject({ modified_time: TIME });
    expect(byType(objects, "network-traffic")).toMatchObject({
      extensions: { "http-request-ext": { request_header: { Host: ["a"] } } },
    });
    for (const object of objects) expect(parse(object)).toMatchObject({ ok: true });
  });

  test("keeps the markings of the observed data on its observables", () => {
    const objects = objectsOf(
      lift(
        observed(
          { "0": { type: "file", name: "a", created: TIME }, "1": { type: "mutex", name: "m" } },
          {
            object_marking_refs: [TLP[1].amber.id],
            granular_markings: [
              { marking_ref: TLP[1].red.id, selectors: ["objects.0.created", "objects.1", "number_observed"] },
            ],
          },
        ),
      ),
    );
    expect(byType(objects, "file")).toMatchObject({
      object_marking_refs: [TLP[1].amber.id],
      granular_markings: [{ marking_ref: TLP[1].red.id, selectors: ["ctime"] }],
    });
    expect(byType(objects, "mutex")).toMatchObject({ object_marking_refs: [TLP[1].amber.id, TLP[1].red.id] });
    expect(byType(objects, "observed-data")).toMatchObject({
      granular_markings: [{ selectors: ["object_refs", "number_observed"] }],
    });
    for (const object of objects) expect(parse(object).ok).toBe(true);
  });

  test("marks the whole observable where the marked part cannot be found again", () => {
    for (const selector of ["objects.0.extensions.x-acme.foo", "objects.[0].name", "objects.9"]) {
      const objects = objectsOf(
        lift(
          observed(
            { "0": { type: "file", name: "a", extensions: { "x-acme": { foo: "b" } } } },
            { granular_markings: [{ marking_ref: TLP[1].red.id, selectors: [selector] }] },
          ),
        ),
      );
      expect(byType(objects, "file")).toMatchObject({ object_marking_refs: [TLP[1].red.id] });
      expect(byType(objects, "file")).toMatchObject({ extensions: { "x-acme-ext": { foo: "b" } } });
      for (const object of objects) expect(parse(object)).toMatchObject({ ok: true });
    }
  });

  test("joins the same observable from two observations, with the markings of both", () => {
    const first = observed({ "0": { type: "mutex", name: "m" } }, { object_marking_refs: [TLP[1].green.id] });
    const second = {
      ...observed({ "7": { type: "mutex", name: "m" } }, { object_marking_refs: [TLP[1].red.id] }),
      id: idOf("observed-data", 2),
    };
    const mutexes = objectsOf(lift(bundleOf(first, second))).filter((object) => object["type"] === "mutex");
    expect(mutexes).toHaveLength(1);
    expect(mutexes[0]).toMatchObject({ object_marking_refs: [TLP[1].green.id, TLP[1].red.id] });
  });

  test("is not caught in a circle of references", () => {
    const circle = {
      "0": { type: "file", name: "a", parent_directory_ref: "1", contains_refs: ["0"] },
      "1": { type: "directory", path: "/", contains_refs: ["0"] },
      "2": { type: "file", name: "b", extensions: { "archive-ext": { contains_refs: ["2"] } } },
    };
    const objects = objectsOf(lift(observed(circle)));
    for (const object of objects) expect(parse(object)).toMatchObject({ ok: true });
    expect(objectsOf(lift(observed(circle)))).toEqual(objects);
  });

  test("turns a TLP marking under a made-up id into the fixed one, everywhere", () => {
    const { object_marking_refs, ...mine } = old("marking-definition", {
      definition_type: "tlp",
      definition: { tlp: "red" },
      object_marking_refs: [],
    });
    const lifted = lift(
      bundleOf(
        mine,
        old("campaign", {
          name: "a",
          object_marking_refs: [mine["id"]],
          granular_markings: [{ marking_ref: mine["id"], selectors: ["name"] }],
        }),
      ),
    );
    const [marking, campaign] = objectsOf(lifted);
    expect(marking).toEqual(TLP[1].red);
    expect(campaign).toMatchObject({
      object_marking_refs: [TLP[1].red.id],
      granular_markings: [{ marking_ref: TLP[1].red.id }],
    });
    expect(object_marking_refs).toEqual([]);
    expect(parse(lifted.object).ok).toBe(true);
  });

  test("never throws, never changes its input and is the same twice", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (value, container) => {
        for (const input of [
          value,
          observed(container),
          bundleOf(observed({ "0": value as Loose })),
          { ...bundleOf(), objects: value },
        ]) {
          const before = JSON.stringify(input);
          expect(lift(input)).toEqual(lift(input));
          expect(JSON.stringify(input)).toBe(before);
        }
      }),
    );
  });

  test("never throws over what has no written form, wherever an id, a type, a label or a version would be", () => {
    const blank = { toString: "" };
    const inside = observed({ "0": { type: "mutex", name: blank } });
    for (const name of ["id", "type", "created", "modified", "labels", "definition", "object_marking_refs"])
      for (const object of [inside, old("indicator", {}), old("marking-definition", { definition: { tlp: blank } })])
        for (const value of [blank, [blank], { tlp: blank }])
          expect(() => lift({ ...bundleOf({ ...object, [name]: value }), id: blank })).not.toThrow();
  });

  test("hands back what is nested too deep, with a note", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 50_000; level++) deep = [deep];
    const input = observed({ "0": { type: "mutex", name: "m", x_acme_deep: deep } });
    const lifted = lift(input);
    expect(lifted.object).toBe(input);
    expect(lifted.notes).toHaveLength(1);
  });

  test("carries every marking reference of a bundle to the other side", () => {
    const refs = fc.uniqueArray(fc.constantFrom(TLP[1].red.id, TLP[1].amber.id, idOf("marking-definition", 5)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(
        refs,
        fc.constantFrom("objects", "objects.0", "objects.0.name", "number_observed"),
        (marks, selector) => {
          const lifted = lift(
            observed(
              { "0": { type: "mutex", name: "m" } },
              {
                object_marking_refs: marks,
                granular_markings: [{ marking_ref: TLP2_EXTENSION, selectors: [selector] }],
              },
            ),
          );
          const text = JSON.stringify(byType(objectsOf(lifted), "mutex"));
          for (const mark of marks) expect(text).toContain(mark);
          expect(text.includes(TLP2_EXTENSION)).toBe(selector.startsWith("objects"));
        },
      ),
    );
  });
});
