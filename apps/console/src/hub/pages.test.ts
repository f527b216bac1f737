import { describe, expect, test } from "vitest";
import { announced, asOne, factsOf, inOrder } from "./pages.ts";

const file = (name: string, text: string, lastModified = 1) => new File([text], name, { lastModified });

describe("the pages of one transfer", () => {
  test("travel as one form that gives every page back, byte by byte, in the order of their names", async () => {
    const pages = inOrder([file("p10.json", "ten\r\n--web-0a"), file("p9.json", "nine"), file("p1.json", "")]);
    const one = asOne(pages, "web-0a1b");
    if (!one) throw new Error("nothing");
    const form = await new Response(one, { headers: { "content-type": announced(one) } }).formData();
    const back = await Promise.all(form.getAll("page").map((p) => (typeof p === "string" ? p : p.text())));
    expect(back).toEqual(["", "nine", "ten\r\n--web-0a"]);
  });

  test("are the same bytes whenever they are sent under the same key", async () => {
    const sent = () => asOne([file("a", "1"), file("b", "2")], "web-00")?.text();
    expect(await sent()).toBe(await sent());
  });

  test("are known by all their names, their whole size and the newest of them", () => {
    expect(factsOf([file("a", "12", 5), file("b", "3", 9)])).toEqual({ name: "a + b", size: 3, lastModified: 9 });
  });

  test("a single file stays as it is, announced as bytes", () => {
    const alone = new File(["x"], "a.json", { type: "application/json" });
    expect(asOne([alone], "web-00")).toBe(alone);
    expect(announced(alone)).toBe("application/octet-stream");
  });
});
