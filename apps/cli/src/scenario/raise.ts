/** Raises a realm for a scenario as steps: the realm, its bodies, policy, warning list, legal bases, each standing order. */
import { callLocal } from "../hub/local-door.ts";
import { caveatsOf, type Scenario } from "./read.ts";

export interface RealmToRaise {
  readonly socket: string;
  readonly realm: string;
  readonly kind: "exercise" | "replay";
  /** The legal profile by whose capabilities the realm lives. */
  readonly profile: string;
}

/** In the order in which they have to be done. */
export function raising(where: RealmToRaise, s: Scenario): readonly (() => Promise<unknown>)[] {
  const { socket, realm, kind, profile } = where;
  const firstOrder = s.standingOrders.map((o) => o.issuedAt).sort()[0] ?? s.clockStart;
  const at = `/local/realms/${realm}`;
  const world = { name: realm, kind, hubCountry: s.hubCountry, clockStepped: firstOrder };
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
  const capabilities = s.legalProfiles.find((p) => p.name === profile)?.capabilities ?? {};
  const bases = Object.entries(capabilities).map(([capability, open]) => ({
    capability,
    state: open ? "in_force" : "none",
    source: `${s.id}: ${profile}`,
  }));
  return [
    () => callLocal(socket, "POST", "/local/realms", world),
    () => callLocal(socket, "POST", `${at}/organisations`, { organisations }),
    () => callLocal(socket, "PUT", `${at}/link-policy`, { policy: s.linkPolicy }),
    () => callLocal(socket, "PUT", `${at}/warning-list`, { entries: s.warningList }),
    ...bases.map((basis) => () => callLocal(socket, "POST", `${at}/bases`, basis)),
    ...orders.map((order) => () => callLocal(socket, "POST", `${at}/standing-orders`, order)),
  ];
}
