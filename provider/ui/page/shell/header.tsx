import { useRef } from "preact/hooks";
import { clock, connection, info } from "../live";
import { chooseLanguage, chooseTheme, theme, type Theme } from "../preferences";
import { route } from "../route";
import { useLocale } from "../use-locale";
import { useNow } from "../use-now";
import { useStore } from "../use-store";
import { Help } from "./help";

const nextTheme: Readonly<Record<Theme, Theme>> = { auto: "light", light: "dark", dark: "auto" };

/** The line at the top of every page. */
export function Header() {
  const { say, language } = useLocale();
  const { view } = useStore(route);
  const told = useStore(info);
  const chosenTheme = useStore(theme);
  const help = useRef<HTMLDialogElement>(null);
  const pages = (["runs", "compare", "deployments", "clouds"] as const).filter(
    (page) => page !== "clouds" || told?.controllable === true,
  );
  const current = view === "run" ? "runs" : view;
  return (
    <header class="bar">
      <a class="mark" href="#/runs">
        <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
          <path d="M1.500 2.500C3 10.500 7 12.500 14.500 13" />
        </svg>
        finetune
      </a>
      <nav aria-label={say("pages")}>
        {pages.map((page) => (
          <a key={page} href={`#/${page}`} aria-current={page === current ? "page" : undefined}>
            {say(page)}
          </a>
        ))}
      </nav>
      <span class="bar-end">
        <Clock />
        <Connection />
        <button
          type="button"
          lang={language === "zh" ? "en" : "zh-CN"}
          title={say("switchLanguage")}
          onClick={() => chooseLanguage(language === "zh" ? "en" : "zh")}
        >
          {say("languageName")}
        </button>
        <button
          type="button"
          class="theme"
          data-choice={chosenTheme}
          aria-label={`${say("theme")}: ${say(`theme_${chosenTheme}`)}`}
          title={`${say("theme")}: ${say(`theme_${chosenTheme}`)}`}
          onClick={() => chooseTheme(nextTheme[chosenTheme])}
        >
          <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            {chosenTheme === "dark" && <circle cx="8" cy="8" r="6" class="full" />}
            {chosenTheme === "auto" && <path class="full" d="M8 2a6 6 0 0 1 0 12z" />}
          </svg>
        </button>
        <button
          type="button"
          class="help-open"
          aria-label={say("keys")}
          title={`${say("keys")} (?)`}
          onClick={() => help.current?.showModal()}
        >
          ?
        </button>
      </span>
      <Help dialog={help} />
    </header>
  );
}

function Connection() {
  const { say } = useLocale();
  const state = useStore(connection);
  return (
    <span class="connection" data-state={state} role="status" title={say(`connection_${state}`)}>
      <i aria-hidden="true" />
      <span class="connection-word">{say(`connection_${state}`)}</span>
    </span>
  );
}

/** On simulated clouds, time is something that one looks at. */
function Clock() {
  const { format } = useLocale();
  const told = useStore(clock)?.told;
  const isControllable = useStore(info)?.controllable === true;
  const now = useNow(1000);
  if (told === undefined || !isControllable) return null;
  return (
    <a class="bar-clock" href="#/clouds">
      <time>{format.time(new Date(now).toISOString())}</time> <b>{told.speed}×</b>
    </a>
  );
}
