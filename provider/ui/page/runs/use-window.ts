import { useEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** Rows beyond the edges of the screen, so that quick scrolling shows no gap. Our choice. */
const spare = 8;

/** Height of a row in rem: two lines, or a card where the screen is narrow. The style sheet says the same. */
const rowRem = { wide: 3.25, narrow: 6.25 };

/** As the style sheet has it. */
const narrowScreen = "(max-width: 45rem)";

/** Which rows of a long list are in view while the page is scrolled. */
export function useWindow(body: RefObject<HTMLElement | null>, count: number) {
  const [, look] = useState({});
  useEffect(() => {
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => look({}));
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    later();
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", later);
      removeEventListener("resize", later);
    };
  }, []);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const rowHeight = Math.round(rem * (matchMedia(narrowScreen).matches ? rowRem.narrow : rowRem.wide));
  const top = body.current === null ? 0 : -body.current.getBoundingClientRect().top;
  const first = Math.max(0, Math.min(count - 1, Math.floor(top / rowHeight) - spare));
  const last = Math.min(count, Math.ceil((top + innerHeight) / rowHeight) + spare);
  /** Brings a row into view, below what stays at the top of the screen. */
  const reveal = (index: number) => {
    if (body.current === null) return;
    const at = body.current.getBoundingClientRect().top + index * rowHeight;
    const covered = rem * 8;
    if (at < covered) scrollBy(0, at - covered);
    else if (at + rowHeight > innerHeight - rem * 4) scrollBy(0, at + rowHeight - innerHeight + rem * 4);
  };
  return { first, last: Math.max(last, Math.min(count, first + 2 * spare)), rowHeight, reveal };
}
