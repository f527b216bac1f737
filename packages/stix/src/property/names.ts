/**
 * The names that people may make up (STIX 2.1 §3.1, §3.8, §11): properties, object types, reserved words, prefixes.
 */

const PROPERTY = /^[a-z][a-z0-9_]{2,249}$/;
const TYPE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?$/;

/** §3.1: lower-case letters, digits and underscore, 3 to 250 long, a letter first; `id` is exempt. */
export function isPropertyName(name: string): boolean {
  return name === "id" || PROPERTY.test(name);
}

/** §3.1: lower-case letters, digits and single hyphens, 3 to 250 long. */
export function isTypeName(name: string): boolean {
  return name.length >= 3 && name.length <= 250 && TYPE.test(name);
}

/** §3.8: property names that nobody may use for something else. */
export const RESERVED_PROPERTIES: ReadonlySet<string> = new Set([
  "action",
  "severity",
  "username",
  "usernames",
  "phone_number",
  "phone_numbers",
]);

/** §3.8: object types that nobody may use for something else. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(["action"]);

/** §11.1: `x_` and a source, e.g. x_acme_score. */
export const hasPropertySource = (name: string): boolean => /^x_.+_.+$/s.test(name);
export const hasPropertyPrefix = (name: string): boolean => /^x_.+$/s.test(name);

/** §11.2: `x-` and a source, e.g. x-acme-score. */
export const hasTypeSource = (name: string): boolean => /^x-.+-.+$/s.test(name);
export const hasTypePrefix = (name: string): boolean => /^x-.+$/s.test(name);
