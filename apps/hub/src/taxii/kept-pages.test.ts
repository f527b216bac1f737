/** What is kept of pages is found by nobody else, in no other state, and takes no more memory than it may. */
import { describe, expect, it } from "vitest";
import { keptPages, type PageKey } from "./kept-pages.ts";

const key: PageKey = { organisationId: "port", readerNo: 3, question: "all", state: "7 100" };
const page = (bytes: number, fill = 1) => ({ bytes: new Uint8Array(bytes).fill(fill), first: "", last: "" });

describe("a page that is kept", () => {
  it("is given to the reader that it was made for, and to no other", () => {
    const pages = keptPages();
    pages.keep(key, page(10));
    expect(pages.find(key)?.bytes).toHaveLength(10);
    expect(pages.find({ ...key, organisationId: "bank" })).toBeUndefined();
    expect(pages.find({ ...key, readerNo: 4 })).toBeUndefined();
    expect(pages.find(key)?.bytes).toHaveLength(10);
  });

  it("answers the question that was asked, and no other", () => {
    const pages = keptPages();
    pages.keep(key, page(10));
    pages.keep({ ...key, question: "some" }, page(20));
    expect(pages.find(key)?.bytes).toHaveLength(10);
    expect(pages.find({ ...key, question: "none" })).toBeUndefined();
  });

  it("is forgotten when it is asked for in another state, and does not come back with the old one", () => {
    const pages = keptPages();
    pages.keep(key, page(10));
    expect(pages.find({ ...key, state: "7 101" })).toBeUndefined();
    expect(pages.find(key)).toBeUndefined();
  });

  it("goes when there is no room, what was not asked for the longest first", () => {
    const pages = keptPages(30);
    const of = (question: string): PageKey => ({ ...key, question });
    for (const q of ["a", "b", "c"]) pages.keep(of(q), page(10));
    expect(pages.find(of("a"))).toBeDefined();
    pages.keep(of("d"), page(10));
    expect(["a", "b", "c", "d"].filter((q) => pages.find(of(q)))).toEqual(["a", "c", "d"]);
    pages.keep(of("d"), page(10));
    expect(["a", "c", "d"].filter((q) => pages.find(of(q)))).toEqual(["a", "c", "d"]);
    pages.keep(of("e"), page(31));
    expect(["a", "c", "d", "e"].filter((q) => pages.find(of(q)))).toEqual(["a", "c", "d"]);
  });
});
