/** No existence leaks, for an ally: a file of its own, so that the worlds of the readers can be played side by side. */
import { holdWorlds } from "./testing-rounds.ts";

holdWorlds("alpha", { policy: "notices", quick: 17 });
