/**
 * One cyber observable of 2.0 in the words of 2.1 (STIX 2.1 §6 against 2.0 part 4): properties that changed their name,
 * their form, or that are gone. What is gone is kept under an `x_stix20_` name, with a note. References stay as they are.
 */
import { isObject, type Loose, written } from "../property/shape.ts";
import type { Notes } from "./notes.ts";

const TIMES = { created: "ctime", modified: "mtime", accessed: "atime" } as const;

/** type → old name → new name. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  directory: TIMES,
  file: TIMES,
  process: { created: "created_time", binary_ref: "image_ref" },
  "user-account": { password_last_changed: "credential_last_changed" },
  "windows-registry-key": { modified: "modified_time" },
};

/** type (or extension) → names that 2.1 no longer knows. */
const GONE: Readonly<Record<string, readonly string[]>> = {
  file: ["is_encrypted", "encryption_algorithm", "decryption_key"],
  process: ["name", "arguments"],
  "archive-ext": ["version"],
  "socket-ext": ["protocol_family"],
};

/** What a property of a type is called in 2.1. */
export function nameIn21(type: string, name: string): string {
  const renamed = RENAMED[type];
  if (renamed !== undefined && Object.hasOwn(renamed, name)) return renamed[name] ?? name;
  return GONE[type]?.includes(name) === true ? `x_stix20_${name}` : name;
}

/** The observable in the words of 2.1, without id and references resolved. */
export function liftObservable(object: Loose, notes: Notes): Loose {
  const type = written(object["type"]);
  return rename(type, object, notes, (name, value) => {
    if (name === "extensions" && isObject(value)) return liftExtensions(value, notes);
    return name.endsWith("hashes") ? liftHashes(value) : liftNested(value);
  });
}

function rename(type: string, object: Loose, notes: Notes, value: (name: string, value: unknown) => unknown): Loose {
  return Object.fromEntries(
    Object.entries(object).map(([name, old]) => {
      const now = nameIn21(type, name);
      if (now.startsWith("x_stix20_")) notes.add(name, `2.1 has no ${name} in ${type}; it is kept as ${now}.`);
      return [now, value(name, old)];
    }),
  );
}

function liftExtensions(extensions: Loose, notes: Notes): Loose {
  return Object.fromEntries(
    Object.entries(extensions).map(([key, extension]) => {
      if (!isObject(extension)) return [key, extension];
      const lifted = notes.within(`extensions.${key}`, () =>
        rename(key, extension, notes, (name, value) => {
          if (name === "request_header" && isObject(value)) return listValues(value);
          return name.endsWith("hashes") ? liftHashes(value) : liftNested(value);
        }),
      );
      return [extensionName(key, notes), lifted];
    }),
  );
}

/** 2.1 asks custom extensions to end with -ext (§11.3); 2.0 did not. */
function extensionName(key: string, notes: Notes): string {
  if (key.endsWith("-ext")) return key;
  notes.add(`extensions.${key}`, `Custom extensions end with -ext in 2.1; this one is now ${key}-ext.`);
  return `${key}-ext`;
}

/** 2.0 wrote a header as one string, 2.1 as a list of its values. */
const listValues = (headers: Loose): Loose =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]));

/** 2.0 wrote `ssdeep`, 2.1 writes `SSDEEP`. */
export function liftHashes(hashes: unknown): unknown {
  if (!isObject(hashes)) return hashes;
  return Object.fromEntries(
    Object.entries(hashes).map(([name, value]) => [name === "ssdeep" ? "SSDEEP" : name, value]),
  );
}

/** Hashes may hide in lists of sections and streams. */
function liftNested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(liftNested);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === "hashes" ? liftHashes(inner) : liftNested(inner)]),
  );
}
