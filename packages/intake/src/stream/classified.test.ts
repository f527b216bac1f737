import { expect, test } from "vitest";
import { classifiedInStream } from "./classified.ts";

const found = async (text: string, size = 7) => {
  const bytes = Buffer.from(text);
  async function* open() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return (await classifiedInStream(open))?.place;
};

test("a marking is found in a stream wherever its bytes are cut, escaped or not, by its label or alone on a line", async () => {
  expect(await found('{"objects":[{"name":"x","description":"note\\nTOP SECRET\\nrest"}]}')).toBe('"description"');
  expect(await found('{"a":"\\u6975\\u79d8"}', 1)).toBe('"a"');
  expect(await found('{"classification" : "secret"}')).toBe('"classification"');
  expect(await found('{"a":"quote \\" and","b":"特定秘密"}', 3)).toBe('"b"');
  expect(await found("bad[.]example\n【極秘】\n")).toBe('"text"');
});

test("nothing is found where a word only occurs in prose", async () => {
  expect(await found('{"text":"the secret was out","secret":"極秘資料の漏えい"}')).toBeUndefined();
  expect(await found('{"plain":true}')).toBeUndefined();
});
