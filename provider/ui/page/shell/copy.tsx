import { useEffect, useState } from "preact/hooks";
import { useLocale } from "../use-locale";

const saidForMs = 1600;

/** A button that copies a text and says that it has. */
export function Copy({ text, label }: { readonly text: string; readonly label: string }) {
  const { say } = useLocale();
  const [state, setState] = useState<"copied" | "notCopied">();
  useEffect(() => {
    if (state === undefined) return undefined;
    const timer = setTimeout(() => setState(undefined), saidForMs);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("notCopied"),
    );
  };
  return (
    <button type="button" class="copy" onClick={copy} aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {state === "copied" ? (
          <path d="M3 8.5l3.200 3.200L13 5" />
        ) : (
          <path d="M5.500 5.500V3a1 1 0 0 1 1-1H13a1 1 0 0 1 1 1v6.500a1 1 0 0 1-1 1h-2.500M3 5.500h6.500a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6.500a1 1 0 0 1 1-1z" />
        )}
      </svg>
      <span class="copied" role="status">
        {state === undefined ? "" : say(state)}
      </span>
    </button>
  );
}
