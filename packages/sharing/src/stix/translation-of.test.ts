import { parse } from "@noroshi/stix";
import fc from "fast-check";
import { expect, it } from "vitest";
import { tlpMarking } from "./terms.ts";
import { type Translation, translationOf } from "./translation-of.ts";

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const translation = fc.record<Translation>({
  id: fc.constant(uuid(1)),
  of: fc.constantFrom(`report--${uuid(2)}`, `note--${uuid(2)}`),
  property: fc.constantFrom("description", "content"),
  language: fc.constantFrom("en", "ja", "zh-Hant", "pt-BR"),
  words: fc.string({ minLength: 1 }),
  madeBy: fc.constantFrom("human", "machine"),
  author: fc.constant({ id: uuid(3), name: "Office", since: "2026-11-01T00:00:00Z" }),
  at: fc.constant("2026-12-01T00:00:00Z"),
  reviewed: fc.option(fc.constant({ at: "2026-12-02T00:00:00.5Z", body: "Police" }), { nil: null }),
  tlp: fc.constantFrom("amber", "amber+strict", "red"),
  terms: fc.constantFrom([], ["no_foreign_release"], ["eyes_only:x"]),
  pap: fc.constantFrom(null, "amber"),
});

it("is sound STIX with everything that it refers to, under its marking, and says how it was made and who looked at it", () => {
  fc.assert(
    fc.property(translation, (t) => {
      const text = translationOf(t, `bundle--${uuid(9)}`);
      const read = parse(JSON.parse(text));
      expect(read.ok, JSON.stringify(read)).toBe(true);
      const { objects } = JSON.parse(text) as { objects: Record<string, unknown>[] };
      const content = objects.at(-1) ?? {};
      expect(content["contents"]).toEqual({ [t.language]: { [t.property]: t.words } });
      const refs = content["object_marking_refs"] as string[];
      expect(refs).toContain(tlpMarking(t.tlp).id);
      expect(objects.map((o) => o["id"])).toEqual(expect.arrayContaining([...refs, content["created_by_ref"]]));
      expect(text).not.toContain("eyes_only");
      expect(text.includes('"reviewed_at"')).toBe(t.reviewed !== null);
      expect(text).toContain(`"made_by":"${t.madeBy}"`);
    }),
  );
});
