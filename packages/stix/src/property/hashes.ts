/**
 * Hashes (STIX 2.1 §2.7, vocabulary §10.7): algorithm → digest. Known algorithms fix the form of the digest;
 * other names are allowed, with a warning unless they start with `x_`.
 */
import { clip } from "./scalar.ts";
import { isObject, type Shape, wrongKind } from "./shape.ts";

const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ["MD5", /^[0-9a-fA-F]{32}$/],
  ["SHA-1", /^[0-9a-fA-F]{40}$/],
  ["SHA-256", /^[0-9a-fA-F]{64}$/],
  ["SHA-512", /^[0-9a-fA-F]{128}$/],
  ["SHA3-256", /^[0-9a-fA-F]{64}$/],
  ["SHA3-512", /^[0-9a-fA-F]{128}$/],
  ["SSDEEP", /^[0-9A-Za-z/+:.]{1,200}$/],
  ["TLSH", /^(?:T1)?[0-9A-Fa-f]{70}$/],
]);

const KEY = /^[A-Za-z0-9_-]{3,250}$/;
const SUGGESTED_KEY_LENGTH = 30;

export const hashes: Shape<Readonly<Record<string, string>>> = (value, trial) => {
  if (!isObject(value)) return wrongKind(value, "a dictionary of hashes", trial);
  const keys = Object.keys(value);
  if (keys.length === 0) trial.flag("empty-dictionary", `${trial.key} must not be empty; leave it out.`);
  for (const key of keys) {
    const digest = value[key];
    trial.enter(key);
    if (!KEY.test(key))
      trial.flag("hash-key", `"${clip(key)}" is no name of a hash: 3 to 250 letters, digits, - or _.`);
    else if (key.length > SUGGESTED_KEY_LENGTH)
      trial.flag("hash-length", "The name of a hash should have at most 30 characters.");
    const form = FORMS.get(key);
    if (typeof digest !== "string") wrongKind(digest, "a string", trial);
    else if (form !== undefined && !form.test(digest)) trial.flag("hash-value", `This is not a ${key} digest.`);
    if (form === undefined && !key.startsWith("x_")) {
      trial.flag("hash-algo", `"${clip(key)}" is not in the vocabulary of hash algorithms.`);
    }
    trial.leave();
  }
};
