import type { Money } from "../contract";

/** How numbers and times are written in a language. What is not known is a dash. */
export interface Formats {
  /** A loss or metric: four significant digits. */
  loss(value: number | undefined): string;
  /** A count, shortened: 1.2M. */
  count(value: number | undefined): string;
  /** A count in full. */
  whole(value: number | undefined): string;
  money(value: Money | undefined): string;
  bytes(value: number | undefined): string;
  /** A length of time in its largest unit, or its two largest. */
  duration(ms: number | undefined): string;
  /** Date and time of this place. */
  time(iso: string | undefined): string;
  percent(value: number | undefined): string;
}

/** What stands where nothing is known. */
export const dash = "–";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A loss or metric, with four significant digits in every language. */
export function formatLoss(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return dash;
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-3) return value.toExponential(2);
  return size >= 10_000 ? value.toFixed(0) : value.toPrecision(4);
}

/** The writing of numbers in `language`, as in BCP 47. */
export function createFormats(language: string): Formats {
  // To make one takes far longer than to use it, and a list writes hundreds of numbers a frame.
  const made = new Map<string, Intl.NumberFormat>();
  const numbers = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? new Intl.NumberFormat(language, options);
    made.set(key, known);
    return known;
  };
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const dateTime = new Intl.DateTimeFormat(language, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const unit = (value: number, name: string) =>
    numbers({ style: "unit", unit: name, unitDisplay: "narrow", maximumFractionDigits: 0 }).format(value);
  const two = (ms: number, large: [number, string], small: [number, string]) => {
    const first = Math.floor(ms / large[0]);
    const rest = Math.floor((ms - first * large[0]) / small[0]);
    return rest === 0 ? unit(first, large[1]) : `${unit(first, large[1])} ${unit(rest, small[1])}`;
  };
  const known =
    <T>(write: (value: T) => string) =>
    (value: T | undefined) =>
      value === undefined ? dash : write(value);
  return {
    loss: formatLoss,
    count: known((value: number) => compact.format(value)),
    whole: known((value: number) => whole.format(value)),
    money: known(({ amount, currency }: Money) => {
      try {
        return numbers({
          style: "currency",
          currency,
          currencyDisplay: "narrowSymbol",
          maximumFractionDigits: Math.abs(amount) < 0.1 && amount !== 0 ? 4 : 2,
        }).format(amount);
      } catch {
        // No currency that a browser knows.
        return `${amount} ${currency}`;
      }
    }),
    bytes: known((value: number) => {
      const [size, name] = value < 1e6 ? [value / 1e3, "KB"] : value < 1e9 ? [value / 1e6, "MB"] : [value / 1e9, "GB"];
      return value < 1e3 ? `${value} B` : `${size.toFixed(1)} ${name}`;
    }),
    duration: known((ms: number) => {
      const length = Math.max(0, ms);
      if (length < minute) return unit(Math.floor(length / second), "second");
      if (length < hour) return unit(Math.floor(length / minute), "minute");
      if (length < day) return two(length, [hour, "hour"], [minute, "minute"]);
      return two(length, [day, "day"], [hour, "hour"]);
    }),
    time: known((iso: string) => {
      const at = new Date(iso);
      return Number.isNaN(at.getTime()) ? iso : dateTime.format(at);
    }),
    percent: known((value: number) => `${Math.round(value)} %`),
  };
}
