/** Figures of the duty were asked for where they may not be known. */
export class FiguresRefused extends Error {
  readonly code = "FIGURES_REFUSED";

  constructor(realm: string) {
    super(`The duty's figures exist in realms of kind replay alone; ${realm} is none.`);
    this.name = "FiguresRefused";
  }
}
