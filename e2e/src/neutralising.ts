/** A request of the police to neutralise a server, filled in as its form wants it; `n` tells one from another, since no text may stand twice. */
export const neutralising = (n: number, over: Readonly<Record<string, unknown>> = {}) => ({
  target: { kind: "server", value: `203.0.113.${n}`, country: "JP" },
  necessity: {
    targetAct: "encrypts the terminals of the port",
    protectedComputer: "berth planning system",
    why: `The berth stops again tonight unless this is done, number ${n} says.`,
  },
  subsidiarity: [{ means: "asking the provider", whyNot: `No answer to letter ${n} since Monday morning.` }],
  proportionality: {
    scope: `One service on one address until the berth works again, number ${n}.`,
    until: "2026-12-12T00:00:00Z",
    volumeCap: null,
  },
  ...over,
});
