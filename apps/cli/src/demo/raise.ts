/** Raises the demo's realm as steps: the scenario's world, then each person of the cast. */
import { callLocal } from "../hub/local-door.ts";
import { raising as raisingWorld } from "../scenario/raise.ts";
import type { Scenario } from "../scenario/read.ts";
import { CAST, DEMO_PASSWORD } from "./cast.ts";

/** In the order in which they have to be done. */
export function raising(socket: string, realm: string, s: Scenario): readonly (() => Promise<unknown>)[] {
  const accounts = CAST.flatMap((m) => {
    const body = s.organisations.find((o) => o.kind === m.bodyKind);
    const { email, name, role, demo } = m;
    return body ? [{ email, password: DEMO_PASSWORD, name, organisation: body.id, role, demo }] : [];
  });
  return [
    ...raisingWorld({ socket, realm, kind: "exercise", profile: s.defaultProfile }, s),
    ...accounts.map((account) => () => callLocal(socket, "POST", `/local/realms/${realm}/accounts`, account)),
  ];
}
