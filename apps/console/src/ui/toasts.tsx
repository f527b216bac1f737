/** Short notices at the foot of the page, read out politely, gone after a while; never the only place of anything. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";

interface Toast {
  readonly id: number;
  readonly text: string;
}

const STAYS_MS = 6_000;
const ToastContext = createContext<(text: string) => void>(() => {});

/** Says a thing once, for example after something was done. */
export const useToast = (): ((text: string) => void) => useContext(ToastContext);

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const show = useCallback((text: string) => {
    next.current += 1;
    const id = next.current;
    setShown((before) => [...before.slice(-2), { id, text }]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setShown((before) => before.filter((toast) => toast.id !== id));
    }, STAYS_MS);
    timers.current.add(timer);
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <div key={toast.id} className="toast">
            {toast.text}
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
