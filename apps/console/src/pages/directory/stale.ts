/** Which kept answers are old after a contact, a shift or a key was written. */
export const STALE = [["contacts"], ["pages"], ["work"]] as const;
