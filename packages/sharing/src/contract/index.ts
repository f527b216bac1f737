/** What later stages may know of a release: a value with all that its recipients are told of it. Types alone. */
import type { Packed } from "@noroshi/handling";

/** One value of a package. Instants are ISO 8601 in UTC; see `packageFor` for what each fact is drawn from. */
export type ReleasedValue = Packed;

/** A version of a released object that its audience has: the object as canonical JSON. */
export interface HeldVersion {
  readonly created: string;
  readonly modified: string;
  readonly body: string;
}
