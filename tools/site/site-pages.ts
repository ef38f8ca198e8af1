import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { languages, words, type Language } from "./languages";

/** A page of the site. */
export interface SitePage {
  readonly language: Language;
  /** Its file in the repository. */
  readonly source: string;
  /** Where it stands on the site, below the language. */
  readonly route: string;
  /** As it stands in the repository. */
  readonly text: string;
  /** Its first heading, without marks. */
  readonly title: string;
}

/** Pages beside `docs/<language>` that have a place on the site, by their file; those in one language stand in both. */
const besides: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { "README.md": "project/overview.md" },
  zh: { "README.zh-CN.md": "project/overview.md" },
};
const inEnglish = {
  "CHANGELOG.md": "project/changes.md",
  "CONTRIBUTING.md": "project/contributing.md",
  "SECURITY.md": "project/security.md",
  "provider/emulator/DIFFERENCES.md": "simulated-clouds/sources.md",
};

/** Reads every page that the site has, in both languages. */
export function readSitePages(root: string): SitePage[] {
  const markdown = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => name.replaceAll("\\", "/"))
      .filter((name) => name.endsWith(".md"))
      .sort();
  return languages.flatMap((language) => {
    const routes = {
      ...Object.fromEntries(markdown(`docs/${language}`).map((name) => [`docs/${language}/${name}`, name])),
      ...besides[language],
      ...inEnglish,
      ...Object.fromEntries(markdown("docs/design").map((name) => [`docs/design/${name}`, `design/${name}`])),
    };
    return Object.entries(routes).map(([source, route]) => {
      const text = readFileSync(join(root, source), "utf8");
      return { language, source, route, text, title: titleOf(text) };
    });
  });
}

/** Whether a page stands in the reader's language, too. */
export function isTranslated({ language, source }: SitePage): boolean {
  return language === "en" || source.startsWith("docs/zh/") || source in besides.zh;
}

/** The first heading of a page, without marks. */
function titleOf(text: string): string {
  const [, heading = ""] = /^# (.+)$/m.exec(text) ?? [];
  return heading.replaceAll("`", "");
}

/** Whether a file is a picture of the pages; the site has it at the same place below `docs`. */
export function isPicture(file: string): boolean {
  return /^docs\/.*\.(?:png|svg)$/.test(file);
}

/** What a link on the site is made of. */
export interface LinkSpace {
  readonly pages: readonly SitePage[];
  /** Where the repository's files are shown, with a slash at the end. */
  readonly repository: string;
}

/**
 * The page as the site has it: links between pages lead along the site's routes, links to other files to the repository.
 *
 * @param page the page
 * @param space all pages, and where everything else is
 */
export function siteText(page: SitePage, space: LinkSpace): string {
  const text = outsideCode(page.text, (prose) =>
    prose.replace(/(?<=\]\()[^)\s]+/g, (target) => siteTarget(page, target, space)),
  );
  if (isTranslated(page)) return text;
  return text.replace(/^# .+$/m, (heading) => `${heading}\n\n> ${words[page.language].englishOnly}`);
}

/** Changes a text, but for its fenced blocks. */
function outsideCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^ *```\w*\n[\s\S]*?^ *```$)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

/**
 * Where a link of a page leads on the site.
 *
 * @param page the page that has the link
 * @param target the link as it stands in the repository
 * @param space all pages, and where everything else is
 */
export function siteTarget(page: SitePage, target: string, space: LinkSpace): string {
  if (/^(?:[a-z]+:|#)/.test(target)) return target;
  const { file, fragment } = fileOf(page, target);
  const route = siteRoute(page, target, space);
  if (route !== undefined) {
    return `${posix.relative(posix.dirname(`${page.language}/${page.route}`), route)}${fragment}`;
  }
  return isPicture(file) ? file.slice("docs".length) : `${space.repository}${file}${fragment}`;
}

/** The route of the page that a link leads to, with the language before it: the reader's own where it is there. */
export function siteRoute(page: SitePage, target: string, { pages }: LinkSpace): string | undefined {
  const { file } = fileOf(page, target);
  const found = pages.filter(({ source }) => source === file);
  const to = found.find(({ language }) => language === page.language) ?? found[0];
  return to && `${to.language}/${to.route}`;
}

/** The file of the repository that a link names. */
function fileOf(page: SitePage, target: string): { file: string; fragment: string } {
  const [path = "", fragment] = target.split("#");
  const file = posix.join(posix.dirname(page.source), path).replace(/\/$/, "");
  return { file, fragment: fragment === undefined ? "" : `#${fragment}` };
}
