/** One value's name among others. */
import type { Item } from "../../hub/sharing.ts";

export const nameOfItem = ({ kind, value }: Item): string => `${kind} ${value}`;
