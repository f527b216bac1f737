/** The label of what is said on a request for consent: the two bodies read it, and nobody else. */
import { actLabel } from "../acts/act-label.ts";
import type { Marking } from "../db/labels.ts";

export const requestLabel = (authorId: string, otherId: string): Marking => actLabel(authorId, "amber", [otherId]);
