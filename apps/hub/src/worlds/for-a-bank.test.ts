/** No existence leaks, for a bank: a file of its own, so that the worlds of the readers can be played side by side. */
import { holdWorlds } from "./testing-rounds.ts";

holdWorlds("bank", { policy: "observables", quick: 17 });
