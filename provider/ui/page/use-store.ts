import { useEffect, useState } from "preact/hooks";
import type { Store } from "./store";

/** The value of a store; who uses it is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    const look = () => setValue(() => store.get());
    // It may have changed between drawing and this.
    look();
    return store.subscribe(look);
  }, [store]);
  return value;
}
