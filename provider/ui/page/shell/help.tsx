import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useLocale } from "../use-locale";
import type { Word } from "../words";

const keys: readonly (readonly [string, Word])[] = [
  ["/", "key_search"],
  ["↑ ↓ ← →", "key_move"],
  ["Enter", "key_open"],
  ["Space", "key_choose"],
  ["1 2 3 4", "key_pages"],
  ["?", "key_help"],
];
const pages = ["runs", "compare", "deployments", "clouds"];

/** What the keyboard does, and the keys that work on every page. */
export function Help({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const { say } = useLocale();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "?") return dialog.current?.showModal();
      const page = pages[Number(event.key) - 1];
      if (page !== undefined) location.hash = `#/${page}`;
      if (event.key !== "/") return;
      const search = document.querySelector<HTMLInputElement>("input[type=search]");
      if (search === null) location.hash = "#/runs";
      event.preventDefault();
      // On another page the field is drawn first.
      setTimeout(
        () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
        search === null ? 50 : 0,
      );
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [dialog]);
  return (
    <dialog class="help" ref={dialog} aria-label={say("keys")}>
      <h2>{say("keys")}</h2>
      <dl class="pairs">
        {keys.map(([key, word]) => (
          <div key={word}>
            <dt>
              {key.split(" ").map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button class="primary">{say("close")}</button>
      </form>
    </dialog>
  );
}
