import { expect, it } from "vitest";
import { tableOf } from "./export-table.ts";

async function* rows() {
  yield {
    id: "1",
    value: "=HYPERLINK(1)",
    kind: "url",
    marking: { tlp: "green", caveats: ["a", "b"] },
    sender: { name: { en: "@Sender" } },
    expired: false,
  };
  yield {};
}

it("a table has fixed columns, a mark for Excel, and no cell that acts", async () => {
  const lines: string[] = [];
  for await (const line of tableOf("indicators", rows())) lines.push(line);
  expect(lines[0]).toMatch(/^\ufeffid,receivedAt,kind,value,.*\r\n$/);
  expect(lines[1]).toBe('1,,url,"\'=HYPERLINK(1)",green,a b,,"\'@Sender",,,,,false,\r\n');
  expect(lines[2]).toBe(",,,,,,,,,,,,,\r\n");
});
