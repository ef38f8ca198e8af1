import { join } from "node:path";

/** Folder of the clone: the generator is started there. */
const root = process.cwd();

/** Where the site is made of what. */
export const places = {
  root,
  pages: join(root, ".local", "site", "pages"),
  cache: join(root, ".local", "site", "cache"),
  html: join(root, ".local", "site", "html"),
};
