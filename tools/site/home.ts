import { siteRoute, type LinkSpace, type SitePage } from "./site-pages";

/** A link of the site's frame, whose address begins with the language. */
export interface FrameLink {
  readonly text: string;
  readonly link: string;
}

/** The read-me of a page's language. */
function overviewOf(page: SitePage, { pages }: LinkSpace): SitePage {
  return pages.find(({ language, route }) => language === page.language && route === "project/overview.md") ?? page;
}

/**
 * Where most begin: what the read-me names in its line of links, but for the start page itself and the changes, which have
 * places of their own.
 *
 * @param start the start page of a language
 * @param space all pages
 */
export function entrances(start: SitePage, space: LinkSpace): FrameLink[] {
  const overview = overviewOf(start, space);
  const line = overview.text.split(/\n{2,}/).find((block) => block.includes(" · ")) ?? "";
  return [...line.matchAll(/\[([^[\]]+)\]\(([^()]+)\)/g)].flatMap(([, text = "", target = ""]) => {
    const route = siteRoute(overview, target, space);
    if (route === undefined || route.endsWith("/index.md") || route.endsWith("/changes.md")) return [];
    return [{ text, link: `/${route.replace(/\.md$/, "")}` }];
  });
}

/**
 * What stands at the top of a language's start page: the first words of the read-me, its picture, and where most begin.
 *
 * @param start the start page
 * @param space all pages
 * @returns front matter for the page
 */
export function homeFrontMatter(start: SitePage, space: LinkSpace): string {
  const { title, text } = overviewOf(start, space);
  const [, alt = "", picture = ""] = /!\[([^\]]*)\]\(docs\/([^)]+)\)/.exec(text) ?? [];
  const actions = entrances(start, space).map((each, index) => ({ theme: index === 0 ? "brand" : "alt", ...each }));
  const tagline = inHtml(text.split(/\n{2,}/).find((block) => /^[^#[\s]/.test(block)) ?? "");
  const hero = { name: title, tagline, actions: actions.slice(0, 3), image: { src: `/${picture}`, alt } };
  // JSON is YAML.
  return `---\n${JSON.stringify({ layout: "home", hero })}\n---\n\n`;
}

/** A paragraph of plain words and code on one line; Chinese has no space where a line was broken. */
function inHtml(paragraph: string): string {
  return paragraph
    .replace(/([\p{Script=Han}，。：；])\n(?=\p{Script=Han})/gu, "$1")
    .replaceAll("\n", " ")
    .replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/`([^`]+)`/g, "<code>$1</code>");
}
