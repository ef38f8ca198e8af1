import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type DefaultTheme } from "vitepress";
import { checkLinks } from "../dead-links";
import { headingAnchor } from "../heading-anchor";
import { entrances } from "../home";
import { languages, words, type Language } from "../languages";
import { places } from "../places";
import { searchedTerm, searchTerms, searchWeight } from "../search";
import { menu } from "../sidebar";
import { readSitePages } from "../site-pages";
import { stagePages } from "../stage-pages";

const manifest: { version: string; description: string; repository: { url: string } } = JSON.parse(
  readFileSync(join(places.root, "package.json"), "utf8"),
);
const repository = `${manifest.repository.url.replace(/^git\+|\.git$/g, "")}/blob/main/`;
const space = { pages: readSitePages(places.root), repository };
stagePages(places.root, places.pages, space);

const logo = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(places.root, "docs", "logo.svg"), "utf8"))}`;
// Whatever a page might name, nothing is loaded from anywhere else. Scripts: the generator has some in its pages, and makes
// functions of the settings of its search.
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
].join("; ");

/** What a language's pages have around them. */
function theme(language: Language): DefaultTheme.Config {
  const say = words[language];
  const start = space.pages.find((page) => page.language === language && page.route === "index.md");
  return {
    logoLink: `/${language}/`,
    nav: [
      ...(start === undefined ? [] : entrances(start, space)),
      { text: `v${manifest.version}`, link: `/${language}/project/changes` },
    ],
    sidebar: menu(language, space.pages).map(({ text, items }) => ({ text, items: [...items] })),
    outline: { level: [2, 3], label: say.outline },
    docFooter: { prev: say.previous, next: say.next },
    darkModeSwitchLabel: say.dark,
    darkModeSwitchTitle: say.toDark,
    lightModeSwitchTitle: say.toLight,
    sidebarMenuLabel: say.menu,
    returnToTopLabel: say.top,
    langMenuLabel: say.language,
    skipToContentLabel: say.skip,
    notFound: { title: say.notFound, quote: say.notFoundHint, linkText: say.home, linkLabel: say.home },
  };
}

/** What the search says. */
function searchWords(language: Language): DefaultTheme.LocalSearchOptions {
  const say = words[language];
  return {
    translations: {
      button: { buttonText: say.search, buttonAriaLabel: say.search },
      modal: {
        displayDetails: say.details,
        resetButtonTitle: say.reset,
        backButtonTitle: say.close,
        noResultsText: say.nothing,
        footer: {
          selectText: say.choose,
          selectKeyAriaLabel: "Enter",
          navigateText: say.move,
          navigateUpKeyAriaLabel: "↑",
          navigateDownKeyAriaLabel: "↓",
          closeText: say.leave,
          closeKeyAriaLabel: "Escape",
        },
      },
    },
  };
}

export default defineConfig({
  title: "pulumi-finetune",
  description: manifest.description,
  metaChunk: true,
  base: process.env["DOCS_BASE"] ?? "/",
  srcDir: places.pages,
  outDir: places.html,
  cacheDir: places.cache,
  head: [
    ["link", { rel: "icon", href: logo }],
    ["meta", { "http-equiv": "Content-Security-Policy", content: policy }],
  ],
  locales: Object.fromEntries(
    languages.map((language) => {
      const { label, lang } = words[language];
      return [language, { label, lang, link: `/${language}/`, themeConfig: theme(language) }];
    }),
  ),
  themeConfig: {
    logo,
    search: {
      provider: "local",
      options: {
        locales: { en: searchWords("en"), zh: searchWords("zh") },
        miniSearch: {
          options: { tokenize: searchTerms, processTerm: searchedTerm },
          searchOptions: {
            boost: { title: 8, titles: 2, text: 1 },
            fuzzy: 0.1,
            prefix: true,
            boostDocument: searchWeight,
          },
        },
      },
    },
  },
  markdown: {
    anchor: { slugify: headingAnchor },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  // Chinese takes three bytes a character, and the reference is long.
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  buildEnd: ({ outDir, site }) => checkLinks(outDir, site.base),
});
