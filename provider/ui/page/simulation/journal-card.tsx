import { useMemo, useState } from "preact/hooks";
import type { JournalLine } from "../../contract";
import { journal } from "../live";
import { Card } from "../shell/card";
import { useLocale } from "../use-locale";
import { useStore } from "../use-store";

/** As many as one reads; the store keeps some more to search in. Our choice. */
const linesShown = 200;

/** What the simulated clouds were asked and did, the newest first. */
export function JournalCard() {
  const { say, format } = useLocale();
  const lines = useStore(journal);
  const [search, setSearch] = useState("");
  const [held, setHeld] = useState<readonly JournalLine[]>();
  const shown = useMemo(() => {
    const word = search.toLowerCase();
    return (held ?? lines)
      .filter((line) => word === "" || JSON.stringify(line).toLowerCase().includes(word))
      .slice(-linesShown)
      .reverse();
  }, [lines, held, search]);
  return (
    <Card title={say("journal")} class="wide">
      <div class="chart-controls">
        <input
          type="search"
          class="search"
          aria-label={say("searchJournal")}
          placeholder={say("searchJournal")}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <button
          type="button"
          aria-pressed={held !== undefined}
          onClick={() => setHeld(held === undefined ? lines : undefined)}
        >
          {say("hold")}
        </button>
      </div>
      {shown.length === 0 ? (
        <p class="none">{say("noJournal")}</p>
      ) : (
        <div class="scroll journal" tabindex={0} role="region" aria-label={say("journal")}>
          <table>
            <tbody>
              {shown.map((line) => (
                <tr key={line.seq}>
                  <td class="muted">
                    {format.time(textOf(line, "simulatedAt") ?? textOf(line, "time") ?? textOf(line, "at"))}
                  </td>
                  <td>{textOf(line, "cloud")}</td>
                  <td>
                    <b>{textOf(line, "operation") ?? textOf(line, "effect") ?? changeOf(line)}</b>
                  </td>
                  <td>
                    <code>{textOf(line, "subject")}</code>
                  </td>
                  <td>{textOf(line, "status")}</td>
                  <td>{textOf(line, "errorCode")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function textOf(line: JournalLine, member: string): string | undefined {
  const value = Object.hasOwn(line, member) ? line[member] : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function changeOf(line: JournalLine): string {
  const to = textOf(line, "to");
  return to === undefined ? (textOf(line, "kind") ?? "") : `${textOf(line, "from") ?? ""} → ${to}`;
}
