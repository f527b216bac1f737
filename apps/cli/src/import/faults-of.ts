/** The faults in an answer of the hub: those of a refusal, or what was refused of a file that went in. */
interface Fault {
  readonly code: string;
  readonly place: string;
  readonly say: { readonly en: string };
}

export function faultsOf(body: unknown): readonly Fault[] {
  if (typeof body !== "object" || body === null) return [];
  const b = body as { code?: string; title?: { en: string }; faults?: readonly Fault[]; refused?: readonly Fault[] };
  const list = b.faults ?? b.refused ?? [];
  return list.length === 0 && b.code !== undefined
    ? [{ code: b.code, place: "", say: { en: b.title?.en ?? b.code } }]
    : list;
}
