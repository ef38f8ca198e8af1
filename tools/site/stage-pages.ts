import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { homeFrontMatter } from "./home";
import { isPicture, siteText, type LinkSpace } from "./site-pages";

/**
 * Lays the pages out as the generator reads them: their routes are their paths.
 *
 * @param root folder of the clone
 * @param folder where they are laid out; what is there goes
 * @param space all pages, and where everything else is
 */
export function stagePages(root: string, folder: string, space: LinkSpace): void {
  rmSync(folder, { recursive: true, force: true });
  for (const page of space.pages) {
    const file = join(folder, page.language, page.route);
    mkdirSync(dirname(file), { recursive: true });
    const before = page.route === "index.md" ? homeFrontMatter(page, space) : "";
    writeFileSync(file, `${before}${siteText(page, space)}`);
  }
  const files = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" });
  const pictures = files.filter((name) => isPicture(`docs/${name.replaceAll("\\", "/")}`));
  for (const name of pictures) cpSync(join(root, "docs", name), join(folder, "public", name));
  cpSync(join(root, "tools", "site", "public"), join(folder, "public"), { recursive: true });
}
