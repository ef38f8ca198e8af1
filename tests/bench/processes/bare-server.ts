/**
 * The baseline of the throughput figures: the same HTTP server, the same database library, one row read by its ID or ten
 * rows as a page, and nothing else. Prints its URL when ready. Arguments: folder of the database, number of rows.
 */
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import Database from "libsql";

const [, , folder = ".", rows = "0"] = process.argv;
const database = new Database(join(folder, "bare.sqlite"));
database.pragma("journal_mode = WAL");
database.pragma("synchronous = NORMAL");
database.exec("CREATE TABLE job (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT; BEGIN");
const insert = database.prepare("INSERT INTO job (id, body) VALUES (?, ?)");
for (let n = 0; n < Number(rows); n += 1)
  insert.run(`job-${n}`, JSON.stringify({ n, model: "model", text: "x".repeat(600) }));
database.exec("COMMIT");

const byId = database.prepare("SELECT * FROM job WHERE id = ?");
const page = database.prepare("SELECT * FROM job WHERE seq >= ? ORDER BY seq LIMIT 10");
const app = new Hono();
app.get("/jobs/:id", (c) => c.json(byId.get([c.req.param("id")])));
app.get("/jobs", (c) => c.json(page.all([Number(c.req.query("from"))])));

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
