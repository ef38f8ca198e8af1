import { useEffect, useState } from "preact/hooks";
import { clock, cloudsNow } from "./live";

/** The clouds' time, a few times a minute while the page is seen: ages move although nothing is told. */
export function useNow(everyMs = 5000): number {
  const [now, setNow] = useState(cloudsNow);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setNow(cloudsNow()), everyMs);
    const end = clock.subscribe(() => setNow(cloudsNow()));
    return () => {
      clearInterval(timer);
      end();
    };
  }, [everyMs]);
  return now;
}
