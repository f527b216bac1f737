/**
 * IODEF as one kind of tree, whichever way it was written: XML (RFC 7970) or JSON (RFC 8727), whose properties are the
 * elements and attributes of the other under the same names.
 */
import type { IntakeFault } from "../../contract/index.ts";
import { fault } from "../../faults.ts";
import type { Limits } from "../../limits.ts";
import { isRecord } from "../../stix/object.ts";
import { walk } from "../../xlsx/xml.ts";

export interface IodefNode {
  readonly name: string;
  readonly place: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly IodefNode[];
}

interface Growing extends IodefNode {
  text: string;
  readonly children: Growing[];
}

const grow = (name: string, place: string, attributes: Readonly<Record<string, string>>): Growing => ({
  name,
  place,
  text: "",
  attributes,
  children: [],
});

/** True for bytes that begin as an IODEF document in XML. */
export function isIodefXml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString("latin1");
  return /^(?:\u00ef\u00bb\u00bf)?\s*</.test(head) && /<(?:[\w.-]+:)?IODEF-Document[\s>]/.test(head);
}

/** The tree of an XML document. Codes: NOT_XML, TOO_DEEP, TOO_MANY, NOT_UTF8. */
export function xmlTree(
  bytes: Uint8Array,
  limits: Limits,
): { readonly ok: true; readonly root: IodefNode } | { readonly ok: false; readonly fault: IntakeFault } {
  const top = grow("", "", {});
  const open = [top];
  const counts = new Map<string, number>();
  const found = walk(
    bytes,
    "",
    {
      open: (name, attributes) => {
        const around = open.at(-1) ?? top;
        const path = `${around.place}/${name}`;
        const count = (counts.get(path) ?? 0) + 1;
        counts.set(path, count);
        const node = grow(name, count === 1 ? path : `${path}[${count}]`, attributes);
        around.children.push(node);
        open.push(node);
      },
      text: (part) => {
        const node = open.at(-1);
        if (node) node.text += part;
      },
      close: () => open.pop(),
    },
    limits,
  );
  const [root] = top.children;
  if (found || !root) return { ok: false, fault: found && found.code !== "NOT_XML" ? found : notXml() };
  return { ok: true, root };
}

/** The tree of a JSON document whose depth and size were checked. */
export function jsonTree(value: unknown, name: string, place: string): IodefNode {
  if (!isRecord(value)) {
    const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
    return { name, place, text, attributes: {}, children: [] };
  }
  const attributes: [string, string][] = [];
  const children: IodefNode[] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "string" || typeof inner === "number") attributes.push([key, String(inner)]);
    const list: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    for (const [index, one] of list.entries()) {
      children.push(jsonTree(one, key, Array.isArray(inner) ? `${place}.${key}[${index}]` : `${place}.${key}`));
    }
  }
  const own = value["value"] ?? value["id"];
  const text = typeof own === "string" || typeof own === "number" ? String(own) : "";
  return { name, place, text, attributes: Object.fromEntries(attributes), children };
}

/** The children of a name. */
export function all(node: IodefNode, name: string): readonly IodefNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The trimmed text of the first child of a name that has any. */
export function textOf(node: IodefNode, name: string): string | undefined {
  return all(node, name)
    .map(({ text }) => text.trim())
    .find((text) => text !== "");
}

function notXml(): IntakeFault {
  return fault(
    "NOT_XML",
    "",
    "This is not well-formed XML without a document type; write it again as plain XML in UTF-8.",
    "XML として正しくないか、DOCTYPE が含まれています。UTF-8 の XML として書き直してください。",
  );
}
