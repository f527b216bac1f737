/** Draws fields and sheets. What is in a sheet comes from outside: it is set as text and never as markup. */
import type { Sheet, Told } from "../src/report/sheet.ts";
import { type Language, SAY } from "../src/report/words.ts";

function drawn(name: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** A place to choose a file in, or a folder, with its words; the words follow the language later. */
export function drawField(id: string, folder: boolean): HTMLElement {
  const words = (name: string, className: string): HTMLElement => {
    const made = drawn("span", className);
    made.dataset["say"] = name;
    return made;
  };
  const field = document.createElement("input");
  Object.assign(field, { type: "file", id, className: "i", multiple: folder, webkitdirectory: folder });
  return drawn("label", "f", words(id, "l"), field, words(`${id}Hint`, "h"));
}

export function drawSheet(sheet: Sheet, language: Language): HTMLElement {
  const say = SAY[language];
  const rows = sheet.rows.flatMap(([name, value]) => [drawn("dt", "", name), drawn("dd", "", value)]);
  return drawn(
    "section",
    sheet.holds ? "block verdict" : "block verdict fails",
    drawn("header", "", drawn("h2", "", `${sheet.holds ? "✓" : "✗"} ${sheet.title}`)),
    ...(sheet.why === "" ? [] : [drawn("p", "because", sheet.why)]),
    drawn("dl", "kv ruled", ...rows),
    ...(sheet.entry === undefined ? [] : [drawn("pre", "", sheet.entry)]),
    ...told(say.failures, sheet.failures, language),
    ...told(say.remarks, sheet.remarks, language),
  );
}

function told(name: string, all: readonly Told[], language: Language): HTMLElement[] {
  if (all.length === 0) return [];
  const items = all.map(({ code, words, places, more }) =>
    drawn(
      "li",
      "",
      drawn("b", "v", code),
      ` ${words}`,
      ...places.map((place) => drawn("div", "s", place)),
      ...(more > 0 ? [drawn("div", "s", `… ${more} ${SAY[language].more}`)] : []),
    ),
  );
  return [drawn("h3", "", name), drawn("ul", "told", ...items)];
}
