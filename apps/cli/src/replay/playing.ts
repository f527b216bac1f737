/** Where a scenario is played, and how its clock is moved. */
import { callLocal } from "../hub/local-door.ts";

export interface Playing {
  readonly url: string;
  readonly socket: string;
  readonly realm: string;
  readonly folder: string;
  readonly gone: AbortSignal;
  readonly log: (line: string) => void;
}

export const step = (p: Playing, to: string): Promise<unknown> =>
  callLocal(p.socket, "PUT", `/local/realms/${p.realm}/clock`, { stepped: to });
