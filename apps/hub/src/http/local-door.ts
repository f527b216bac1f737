/**
 * The hub's local door: HTTP on a unix socket that only the hub's own system user can open. For preparing realms and keeping
 * house; nothing here reads what a report says.
 */
import { local } from "@noroshi/api";
import { Hono } from "hono";
import { z } from "zod";
import { addClearance } from "../accounts/clearances.ts";
import { BY_LOCAL_DOOR } from "../accounts/deed.ts";
import { addMachine, revokeCredential, rotateKey } from "../accounts/machines/machines.ts";
import { addAccount } from "../accounts/people/account.ts";
import { firstLink, invitationLink, invite } from "../accounts/people/invitations.ts";
import { personByEmail, signOutPerson, suspend, unlockPerson } from "../accounts/people/people.ts";
import {
  addOrganisations,
  addStandingOrder,
  setClock,
  setLinkPolicy,
  setWarningList,
  unlinked,
} from "../accounts/register.ts";
import type { SignIn } from "../accounts/sign-in.ts";
import type { Standing } from "../accounts/standing.ts";
import { councilList, decideLocally } from "../council/local.ts";
import { DatabaseError } from "../db/errors.ts";
import { waitingJobs } from "../db/waiting.ts";
import { rebuild } from "../fusion/rebuild.ts";
import { KeepingError } from "../keeping/errors.ts";
import { takeKeyCopy, writeKeyCopy } from "../keeping-house.ts";
import { addBasisState, basisStates, foundLaw } from "../law/bases.ts";
import { tellClocks } from "../law/clocks/tell.ts";
import { confirmTime } from "../law/jump.ts";
import { actRegister } from "../law/register.ts";
import { logsOf } from "../ledger/about.ts";
import { ExportRefused, exportForAudit } from "../ledger/export.ts";
import type { RealmLedger } from "../ledger/keep.ts";
import type { OpenRealm } from "../open-realm.ts";
import { endVictims } from "../sharing/victims/end.ts";
import { refusalOfConstraint } from "./constraint.ts";
import { problemResponse, Refusal } from "./problem.ts";

export interface LocalRooms {
  readonly signIn: SignIn;
  readonly standing: Standing;
  readonly realms: ReadonlyMap<string, OpenRealm>;
  readonly makeRealm: (plan: z.infer<typeof local.NewRealm>) => Promise<OpenRealm>;
  readonly ledgerOf: (room: OpenRealm) => RealmLedger;
  readonly backup: (order: z.infer<typeof local.BackupOrder>) => Promise<unknown>;
  readonly doctor: () => Promise<readonly z.infer<typeof local.Finding>[]>;
  readonly log: (line: string) => void;
  readonly pause: (ms: number) => Promise<void>;
}

const LONGEST_WAIT_MS = 600_000;
/** How often it is looked whether anything still waits. */
const LOOK_MS = 25;

export function localDoor(rooms: LocalRooms): Hono {
  const app = new Hono();
  app.onError((error) => {
    const refusal = error instanceof Refusal ? error : refusalOfConstraint(error);
    if (refusal) return problemResponse(refusal);
    if (error instanceof ExportRefused) {
      const say = { en: error.message, ja: error.message };
      return problemResponse(new Refusal("BAD_REQUEST", { faults: [{ code: error.code, place: "to", say }] }));
    }
    rooms.log(`local door: ${error.stack ?? error.message}`);
    if (error instanceof DatabaseError || error instanceof KeepingError) {
      const say = { en: error.message, ja: error.message };
      return problemResponse(
        new Refusal("BAD_REQUEST", {
          faults: [{ code: error.code, place: error instanceof KeepingError ? "file" : "database", say }],
        }),
      );
    }
    return problemResponse(new Refusal("INTERNAL"));
  });

  const room = (name: string): OpenRealm => {
    const found = rooms.realms.get(name);
    if (!found) throw new Refusal("NOT_FOUND");
    return found;
  };

  // Passkeys need a host that has a name: the link leads to that one.
  const linkOf = (token: string): string => invitationLink(rooms.signIn.origins.at(-1) ?? "", token);

  app.get("/local/realms", (c) =>
    c.json([...rooms.realms.values()].map((r) => ({ name: r.name, kind: r.realm.kind }))),
  );
  app.post("/local/realms", async (c) =>
    c.json({ name: (await rooms.makeRealm(read(local.NewRealm, await c.req.json()))).name }, 201),
  );
  app.post("/local/realms/:realm/organisations", async (c) => {
    const body: unknown = await c.req.json();
    const list = typeof body === "object" && body !== null && "organisations" in body ? body.organisations : undefined;
    return c.json(
      await addOrganisations(room(c.req.param("realm")), read(local.NewOrganisation.array().max(5000), list)),
      201,
    );
  });
  app.post("/local/realms/:realm/keys", async (c) => {
    const plan = read(local.NewKey, await c.req.json());
    return c.json(
      await addMachine(room(c.req.param("realm")), rooms.signIn, { ...plan, days: plan.days }, BY_LOCAL_DOOR),
      201,
    );
  });
  app.post("/local/realms/:realm/keys/:id/rotation", async (c) => {
    const order = { id: uuid(c.req.param("id")), ...read(local.RotateKey, await c.req.json()) };
    return c.json(await rotateKey(room(c.req.param("realm")), rooms.signIn, rooms.standing, order, BY_LOCAL_DOOR), 201);
  });
  app.delete("/local/realms/:realm/keys/:id", async (c) => {
    await revokeCredential(room(c.req.param("realm")), rooms.standing, uuid(c.req.param("id")), BY_LOCAL_DOOR);
    return c.json({ done: true });
  });
  app.post("/local/realms/:realm/invitations", async (c) => {
    const { hours, ...plan } = read(local.NewInvitation, await c.req.json());
    const made = await invite(room(c.req.param("realm")), { ...plan, minutes: hours * 60 }, BY_LOCAL_DOOR);
    return c.json({ id: made.id, link: linkOf(made.token), expiresAt: made.expiresAt }, 201);
  });
  app.post("/local/realms/:realm/first-administrator", async (c) => {
    const made = await firstLink(room(c.req.param("realm")));
    return c.json(made ? { link: linkOf(made.token), expiresAt: made.expiresAt } : { done: true });
  });
  app.put("/local/realms/:realm/people/:email/suspension", async (c) => {
    const one = room(c.req.param("realm"));
    const id = await personByEmail(one, rooms.signIn, c.req.param("email"));
    const { suspended } = read(local.Suspension, await c.req.json());
    await suspend(rooms, one, { id, suspended }, { ...BY_LOCAL_DOOR, personId: null });
    return c.json({ done: true });
  });
  app.post("/local/realms/:realm/people/:email/sign-out", async (c) => {
    const one = room(c.req.param("realm"));
    await signOutPerson(rooms, one, await personByEmail(one, rooms.signIn, c.req.param("email")), BY_LOCAL_DOOR);
    return c.json({ done: true });
  });
  app.post("/local/realms/:realm/people/:email/unlock", async (c) => {
    const one = room(c.req.param("realm"));
    await unlockPerson(rooms, one, await personByEmail(one, rooms.signIn, c.req.param("email")), BY_LOCAL_DOOR);
    return c.json({ done: true });
  });
  app.post("/local/realms/:realm/accounts", async (c) =>
    c.json(await addAccount(room(c.req.param("realm")), rooms.signIn, read(local.NewAccount, await c.req.json())), 201),
  );
  app.post("/local/realms/:realm/standing-orders", async (c) =>
    c.json(await addStandingOrder(room(c.req.param("realm")), read(local.NewStandingOrder, await c.req.json())), 201),
  );
  app.put("/local/realms/:realm/link-policy", async (c) =>
    c.json(await setLinkPolicy(room(c.req.param("realm")), read(local.SetLinkPolicy, await c.req.json()).policy)),
  );
  app.put("/local/realms/:realm/warning-list", async (c) =>
    c.json(await setWarningList(room(c.req.param("realm")), read(local.SetWarningList, await c.req.json()).entries)),
  );
  app.post("/local/realms/:realm/bases", async (c) =>
    c.json(await addBasisState(room(c.req.param("realm")), read(local.NewBasisState, await c.req.json()))),
  );
  app.get("/local/realms/:realm/bases", async (c) => c.json(await basisStates(room(c.req.param("realm")))));
  app.put("/local/realms/:realm/law", async (c) =>
    c.json(await foundLaw(room(c.req.param("realm")), read(local.FoundLaw, await c.req.json()))),
  );
  app.get("/local/realms/:realm/act-register", async (c) => c.json(await actRegister(room(c.req.param("realm")))));
  app.post("/local/realms/:realm/clock-jump", async (c) => {
    const { by } = read(local.ConfirmClock, await c.req.json());
    return c.json({ confirmed: await confirmTime(room(c.req.param("realm")), by) });
  });
  app.post("/local/realms/:realm/clearances", async (c) =>
    c.json(await addClearance(room(c.req.param("realm")), read(local.NewClearance, await c.req.json())), 201),
  );
  app.get("/local/realms/:realm/council", async (c) => c.json(await councilList(room(c.req.param("realm")))));
  app.post("/local/realms/:realm/council/:body/decisions", async (c) => {
    const said = read(local.CouncilDecision, await c.req.json());
    await decideLocally(room(c.req.param("realm")), rooms.standing, c.req.param("body"), said);
    return c.json({ done: true });
  });
  app.put("/local/realms/:realm/clock", async (c) => {
    const one = room(c.req.param("realm"));
    const moved = await setClock(one, read(local.SetClock, await c.req.json()));
    // What runs out with this step is told of in it, not when somebody next looks: a stepped realm plays the same every time.
    await tellClocks(one);
    await endVictims(one);
    return c.json(moved);
  });
  app.get("/local/realms/:realm/settled", async (c) => {
    const wait = Math.min(LONGEST_WAIT_MS, Number(c.req.query("wait") ?? 0));
    const one = room(c.req.param("realm"));
    const left = async () => ({ unlinked: await unlinked(one), jobs: await waitingJobs(one.realm) });
    let now = await left();
    for (let waited = 0; now.unlinked + now.jobs > 0 && waited < wait; waited += LOOK_MS) {
      await rooms.pause(LOOK_MS);
      now = await left();
    }
    return c.json(now);
  });
  app.get("/local/realms/:realm/ledger", async (c) => {
    const one = room(c.req.param("realm"));
    return c.json(await logsOf(one, rooms.ledgerOf(one)));
  });
  app.post("/local/realms/:realm/ledger/checkpoint", async (c) => {
    const one = room(c.req.param("realm"));
    await rooms.ledgerOf(one).tick();
    return c.json(await logsOf(one, rooms.ledgerOf(one)));
  });
  app.post("/local/realms/:realm/audit", async (c) => {
    const one = room(c.req.param("realm"));
    const { to } = read(local.AuditOrder, await c.req.json());
    // What was done until now is in it.
    await rooms.ledgerOf(one).tick();
    return c.json(await exportForAudit(one, rooms.ledgerOf(one), to));
  });
  app.post("/local/rebuild", async (c) =>
    c.json({ linked: await rebuild(room(read(local.RebuildOrder, await c.req.json()).realm)) }),
  );
  app.post("/local/backup", async (c) => c.json(await rooms.backup(read(local.BackupOrder, await c.req.json()))));
  app.post("/local/keys/export", async (c) => {
    const order = read(local.KeysOrder, await c.req.json());
    return c.json({ keys: await writeKeyCopy(room(order.realm), order) });
  });
  app.post("/local/keys/import", async (c) => {
    const order = read(local.KeysOrder, await c.req.json());
    return c.json({ cameBack: await takeKeyCopy(room(order.realm), order) });
  });
  app.get("/local/doctor", async (c) => c.json(await rooms.doctor()));
  return app;
}

function uuid(said: string): string {
  return read(z.uuid(), said);
}

function read<T extends z.ZodType>(shape: T, value: unknown): z.infer<T> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((i) => ({
    code: "BAD_REQUEST",
    place: i.path.join("."),
    say: { en: i.message, ja: i.message },
  }));
  throw new Refusal("BAD_REQUEST", { faults });
}
