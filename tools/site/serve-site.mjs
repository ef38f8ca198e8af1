import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { WayOutError } from "../terminal/way-out-error.mjs";

/**
 * Serves a built site to this machine alone, until the process ends.
 *
 * @param {string} folder of the site
 * @param {{ base: string, port: number }} where path that it stands under, and port; 0 takes a free one
 * @returns {Promise<string>} its address
 */
export function serveSite(folder, { base, port }) {
  const app = new Hono();
  app.use(`${base}*`, serveStatic({ root: folder, rewriteRequestPath: (path) => `/${path.slice(base.length)}` }));
  app.notFound((context) => context.html(readFileSync(join(folder, "404.html"), "utf8"), 404));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (address) =>
      resolve(`http://127.0.0.1:${address.port}${base}`),
    );
    server.on("error", (error) =>
      reject(
        new WayOutError(`port ${port} cannot be had: ${error.message}`, "Give another one: --port 0 takes a free one."),
      ),
    );
  });
}
