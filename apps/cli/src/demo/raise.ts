/** Raises the demo's realm as steps: the realm, its bodies, policy and warning list, each standing order, each person of the cast. */
import { callLocal } from "../hub/local-door.ts";
import { CAST, DEMO_PASSWORD } from "./cast.ts";
import { caveatsOf, type Scenario } from "./scenario.ts";

/** In the order in which they have to be done. */
export function raising(socket: string, realm: string, s: Scenario): readonly (() => Promise<unknown>)[] {
  const firstOrder = s.standingOrders.map((o) => o.issuedAt).sort()[0] ?? s.clockStart;
  const at = `/local/realms/${realm}`;
  const world = { name: realm, kind: "exercise", hubCountry: s.hubCountry, clockStepped: firstOrder };
  const organisations = s.organisations.map((o) => ({
    id: o.uuid,
    slug: o.id,
    name: o.name,
    kind: o.kind,
    sector: o.sector,
    country: o.country,
    groups: o.groups,
    coreOperator: o.coreOperator,
    euEntity: o.euEntity,
    terms: caveatsOf(s.sharingTerms[o.id]),
  }));
  const orders = s.standingOrders.map((o) => ({
    name: o.id,
    issuedBy: o.issuedBy,
    person: o.person,
    issuedAt: o.issuedAt,
    body: { opensCaseWhen: o.opensCaseWhen, participants: o.participants },
  }));
  const accounts = CAST.flatMap((m) => {
    const body = s.organisations.find((o) => o.kind === m.bodyKind);
    const { email, name, role, demo } = m;
    return body ? [{ email, password: DEMO_PASSWORD, name, organisation: body.id, role, demo }] : [];
  });
  return [
    () => callLocal(socket, "POST", "/local/realms", world),
    () => callLocal(socket, "POST", `${at}/organisations`, { organisations }),
    () => callLocal(socket, "PUT", `${at}/link-policy`, { policy: s.linkPolicy }),
    () => callLocal(socket, "PUT", `${at}/warning-list`, { entries: s.warningList }),
    ...orders.map((order) => () => callLocal(socket, "POST", `${at}/standing-orders`, order)),
    ...accounts.map((account) => () => callLocal(socket, "POST", `${at}/accounts`, account)),
  ];
}
