/**
 * The realm's time in the browser: the hub says what time it is, the browser only counts on from there. In an exercise
 * the realm's time may be another day; no screen ever reads the device's own clock.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";

const NowContext = createContext<string>("1970-01-01T00:00:00.000Z");
const SetNowContext = createContext<(now: string) => void>(() => {});
const MINUTE = 60_000;

/** The realm's time, ISO 8601 UTC; changes on the minute. */
export const useNow = (): string => useContext(NowContext);
/** Tells the clock what the hub has said. */
export const useSetNow = (): ((now: string) => void) => useContext(SetNowContext);

export function RealmClock({ children }: { readonly children: ReactNode }) {
  const [offset, setOffset] = useState(0);
  const [tick, setTick] = useState(() => Date.now());
  const set = useCallback((now: string) => {
    const said = Date.parse(now);
    if (Number.isNaN(said)) return;
    const next = said - Date.now();
    // Hints come four times a second; only a real difference moves the clock.
    setOffset((before) => (Math.abs(before - next) > 2_000 ? next : before));
    setTick((before) => (Math.abs(Date.now() - before) > MINUTE ? Date.now() : before));
  }, []);
  useEffect(() => {
    const untilMinute = MINUTE - ((tick + offset) % MINUTE) + 20;
    const timer = setTimeout(() => setTick(Date.now()), Math.min(MINUTE, Math.max(20, untilMinute)));
    return () => clearTimeout(timer);
  }, [tick, offset]);
  const now = useMemo(() => new Date(tick + offset).toISOString(), [tick, offset]);
  return (
    <SetNowContext.Provider value={set}>
      <NowContext.Provider value={now}>{children}</NowContext.Provider>
    </SetNowContext.Provider>
  );
}
