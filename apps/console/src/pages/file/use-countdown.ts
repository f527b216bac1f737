/** Counts down the seconds that the hub asked to wait, then acts once. */
import { useEffect, useRef, useState } from "react";

/** @param seconds null: no countdown */
export function useCountdown(seconds: number | null, onEnd: () => void): number | null {
  const [left, setLeft] = useState(seconds);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (seconds === null) return;
    let remaining = Math.max(1, Math.ceil(seconds));
    setLeft(remaining);
    const timer = setInterval(() => {
      remaining -= 1;
      setLeft(remaining);
      if (remaining > 0) return;
      clearInterval(timer);
      end.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
