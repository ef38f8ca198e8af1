import { useEffect, useRef } from "preact/hooks";
import { printable } from "../../../base/printable";
import { Card } from "../shell/card";
import { useLocale } from "../use-locale";

/** A line longer than this is cut: a browser lays out a line of a megabyte for seconds. Our choice. */
const longestLine = 2000;

/** The end of a run's log, scrolled to its end as long as nobody scrolls away. */
export function Log({ lines }: { readonly lines: readonly string[] | undefined }) {
  const { say, format } = useLocale();
  const box = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (isAtEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current ?? { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
  };
  return (
    <Card title={say("logTitle")} class="wide">
      {lines === undefined ? (
        <div class="skeleton skeleton-lines" />
      ) : lines.length === 0 ? (
        <p class="none">{say("noLog")}</p>
      ) : (
        <pre class="log" ref={box} onScroll={scrolled} tabindex={0} role="region" aria-label={say("logTitle")}>
          {lines.map((line, index) => (
            <div key={index}>
              {printable(line.slice(0, longestLine))}
              {line.length > longestLine && (
                <span class="cut"> {say("cutLine", { count: format.count(line.length - longestLine) })}</span>
              )}
            </div>
          ))}
        </pre>
      )}
    </Card>
  );
}
