import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { repository, scripts } from "../../package.json";
import { clouds } from "../../provider/clouds";
import { root } from "./pages";

const folder = ".github/ISSUE_TEMPLATE";
const read = (path: string) => readFileSync(join(root, path), "utf8");
const home = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");

/** An issue form, as much as GitHub asks of one: it shows nothing of a file that breaks this. */
const form = z.strictObject({
  name: z.string(),
  description: z.string().max(200),
  labels: z.array(z.string()).min(1),
  body: z
    .array(
      z.strictObject({
        type: z.enum(["markdown", "textarea", "input", "dropdown", "checkboxes"]),
        id: z
          .string()
          .regex(/^[\w-]+$/)
          .optional(),
        attributes: z.looseObject({ options: z.array(z.unknown()).min(1).optional() }),
        validations: z.strictObject({ required: z.boolean() }).optional(),
      }),
    )
    .min(2),
});
const forms = readdirSync(join(root, folder)).filter((name) => name !== "config.yml");
const bug = form.parse(parse(read(`${folder}/bug.yml`)));
const optionsOf = (id: string) => JSON.stringify(bug.body.find((part) => part.id === id)?.attributes.options);

describe("the templates of issues and pull requests", () => {
  for (const name of forms) {
    it(`${name} is a form that GitHub shows`, () => {
      const { body } = form.parse(parse(read(`${folder}/${name}`)));
      const ids = body.flatMap(({ id }) => id ?? []);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(body.every(({ type, id }) => type === "markdown" || id !== undefined));
    });
  }

  it("ask for a bug's cloud, front end and what the doctor prints, and that no key is in it", () => {
    for (const { title } of clouds.all) assert.ok(optionsOf("cloud")?.includes(title), title);
    for (const language of ["TypeScript", "Python", "Go", "Java", ".NET", "YAML"]) {
      assert.ok(optionsOf("front-end")?.includes(language), language);
    }
    assert.ok(bug.body.some(({ id }) => id === "doctor"));
    assert.match(optionsOf("safe") ?? "", /no key.*"required":true/);
  });

  it("link to pages of this repository that are there", () => {
    const text = [...forms, "config.yml"].map((name) => read(`${folder}/${name}`)).join("\n");
    const paths = [...text.matchAll(/https:\/\/[^\s)]+/g)].map(([address]) => {
      assert.ok(address.startsWith(`${home}/`), address);
      return address.slice(home.length + 1);
    });
    const pages = paths.filter((path) => path !== "security/advisories/new");
    assert.ok(pages.length > 2 && pages.length < paths.length);
    const missing = pages.filter((path) => !existsSync(join(root, path.replace(/^blob\/main\//, ""))));
    assert.deepEqual(missing, []);
  });

  it("name in a pull request only scripts that exist", () => {
    const text = read(".github/PULL_REQUEST_TEMPLATE.md");
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
    assert.ok(named.length > 2);
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });
});
