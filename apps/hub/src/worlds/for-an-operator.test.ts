/** No existence leaks, for an operator: a file of its own, so that the worlds of the readers can be played side by side. */
import { holdWorlds } from "./testing-rounds.ts";

holdWorlds("port", { policy: "notices", quick: 16 });
