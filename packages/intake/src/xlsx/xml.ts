/**
 * Walks XML of a workbook part. No document type and so no entity beyond the five of XML itself; depth and count of
 * elements are capped. Names are given without their prefix.
 */
import { SaxesParser } from "saxes";
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import { readText } from "../json/read.ts";
import type { Limits } from "../limits.ts";

export interface Handler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Walks the part `place`; the fault if it is not well-formed or beyond the limits. */
export function walk(bytes: Uint8Array, place: string, handler: Handler, limits: Limits): IntakeFault | undefined {
  const read = readText(bytes);
  if (!read.ok) return { ...read.fault, place };
  // untrusted: the text of the part.
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let elements = 0;
  let stopped: IntakeFault | undefined;
  const stop = (found: IntakeFault): never => {
    stopped = found;
    throw new Error(found.code);
  };
  parser.on("error", () => stop(notXml(place)));
  parser.on("doctype", () => stop(notXml(place)));
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > limits.depth)
      stop(
        fault(
          "TOO_DEEP",
          place,
          "The workbook is nested too deeply; save it again.",
          "ブックの構造が深すぎます。保存し直してください。",
        ),
      );
    if (++elements > limits.values)
      stop(
        fault(
          "TOO_MANY",
          place,
          "The workbook has too many cells; copy the form into a new one.",
          "セルが多すぎます。様式を新しいブックに写してください。",
        ),
      );
    handler.open?.(local(name), attributes);
  });
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", ({ name }) => {
    depth--;
    handler.close?.(local(name));
  });
  try {
    parser.write(read.text).close();
    return undefined;
  } catch (error) {
    if (stopped) return stopped;
    throw error;
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function notXml(place: string): IntakeFault {
  return fault(
    "NOT_XML",
    place,
    "This part of the workbook is not plain XML; save the workbook again as .xlsx.",
    "ブックの中の XML が正しくありません。.xlsx で保存し直してください。",
  );
}
