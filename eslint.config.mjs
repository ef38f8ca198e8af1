import { readdirSync } from "node:fs";
import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { bareWrite, namesNone } from "./tools/lint/names-none.mjs";
import { ownNames } from "./tools/lint/own-names.mjs";

const PULUMI = ["@pulumi/*", "@grpc/*"];
const HTTP = ["axios", "hono", "hono/*", "@hono/*", "@smithy/*", "node:http*", "http", "https"];
const CLOUDS = ["**/clouds", "**/clouds/**"];
/** Names of the clouds: the folders beside what they share. */
const NAMES = readdirSync(new URL("provider/clouds", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["http", "rules"].includes(entry.name))
  .map(({ name }) => name);
const EMULATOR = ["**/emulator", "**/emulator/**"];
const FRONT_ENDS = ["**/front/**", "**/dynamic/**", "**/plugin/**", "**/cli/**", "**/sdk/**"];

/**
 * The layer rule: who must not import what. The core knows no cloud, a cloud no other, the emulator and the clients not each other.
 *
 * @param {string} folder files that it concerns
 * @param {string} message why
 * @param {string[]} group import specifiers that are refused
 */
const layer = (folder, message, group) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
});

const ROOMS = ["lifecycle", "preflight", "data", "tokens", "prices", "catalogue", "configuration"];
/**
 * Rooms that import base and contract, and of the others no more than is named.
 *
 * @param {string[]} allowed rooms
 */
const above = (...allowed) => ROOMS.filter((room) => !allowed.includes(room)).map((room) => `**/${room}/**`);

const namesNoCloud = namesNone(NAMES);

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "node_modules/",
      ".local/",
      "**/.finetune/",
      "examples/**/bin/",
      "sdk/nodejs/",
      "examples/typescript/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx", "**/*.mjs"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", 250],
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as" }],
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // A function may have to be async because of the interface that it implements.
      "@typescript-eslint/require-await": "off",
      // What a call does not need is not loaded: some modules are required where they are used.
      "@typescript-eslint/no-require-imports": "off",
      // Our methods belong to closures and know no \`this\`.
      "@typescript-eslint/unbound-method": "off",
      // An AbortSignal's reason is passed on as it is.
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
    },
  },
  {
    files: ["{provider,sdk}/**/*.{ts,tsx}"],
    plugins: { finetune: { rules: { "own-names": ownNames } } },
    rules: { "finetune/own-names": "error" },
  },
  {
    // Texts of strangers meet them: none may take more than linear time. What the two cannot see, because it takes a text of more
    // than one repeated character, tests/robustness/expressions.test.ts looks for.
    files: ["provider/**/*.{ts,tsx}", "sdk/**/*.ts", "tools/**/*.{ts,mjs}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  layer("provider/base", "base knows nothing: no other room, no Pulumi, no HTTP", [
    ...PULUMI,
    ...HTTP,
    ...CLOUDS,
    ...EMULATOR,
    ...FRONT_ENDS,
    "**/contract/**",
    ...above(),
  ]),
  layer("provider/sources", "the table of sources imports nothing", ["../**", ...PULUMI, ...HTTP]),
  layer("provider/contract", "the contract knows what a cloud is, and none", [
    ...PULUMI,
    ...HTTP,
    ...CLOUDS,
    ...EMULATOR,
    ...FRONT_ENDS,
    ...above(),
  ]),
  layer("provider/lifecycle", "the core imports no Pulumi, no HTTP, no cloud", [
    ...PULUMI,
    ...HTTP,
    ...CLOUDS,
    ...EMULATOR,
    ...FRONT_ENDS,
    ...above("lifecycle", "tokens", "prices", "catalogue"),
  ]),
  ...Object.entries({
    preflight: ["preflight", "tokens"],
    data: ["data", "preflight", "tokens"],
    prices: ["prices", "tokens", "catalogue"],
    catalogue: ["catalogue"],
    tokens: ["tokens"],
  }).map(([room, allowed]) =>
    layer(`provider/${room}`, `${room} knows base and contract: no Pulumi, no HTTP, no cloud, no lifecycle`, [
      ...PULUMI,
      ...HTTP,
      ...CLOUDS,
      ...EMULATOR,
      ...FRONT_ENDS,
      ...above(...allowed),
    ]),
  ),
  layer("provider/ui", "the run page knows no cloud; the simulated ones' control comes in as a value", [
    ...["axios", "@smithy/*", ...PULUMI, ...CLOUDS, ...EMULATOR, ...FRONT_ENDS],
    ...above("lifecycle", "prices", "configuration"),
  ]),
  layer("provider/clouds", "the clients know no Pulumi and no front end, and not the emulator that tests them", [
    ...PULUMI,
    ...EMULATOR,
    ...FRONT_ENDS,
  ]),
  ...["http", "rules"].map((shared) =>
    layer(`provider/clouds/${shared}`, "what the clouds share knows none of them", [
      ...NAMES.map((name) => `**/${name}/**`),
      ...PULUMI,
      ...EMULATOR,
      ...FRONT_ENDS,
    ]),
  ),
  ...NAMES.map((cloud) =>
    layer(`provider/clouds/${cloud}`, "a cloud never imports another, nor the emulator or a front end", [
      ...NAMES.filter((name) => name !== cloud).map((name) => `**/${name}/**`),
      ...PULUMI,
      ...EMULATOR,
      ...FRONT_ENDS,
    ]),
  ),
  {
    files: ["provider/**/*.{ts,tsx}"],
    ignores: [
      // The registry, and beside it what only generators load.
      "provider/clouds/{index,declared-blocks}.ts",
      ...NAMES.flatMap((name) => [`provider/clouds/${name}/**`, `provider/emulator/${name}/**`]),
      // The object storage of one of them.
      "provider/emulator/bos/**",
      // The simulated clouds' own registry, and what is told of each: documents, switches, kinds of faults.
      "provider/emulator/faces.ts",
      "provider/emulator/provenance/option-marks.ts",
      "provider/emulator/training/training-plan.ts",
      "provider/cli/add-emulator-command.ts",
      // The sentences of declarations tell people of each cloud.
      "provider/contract/kinds/**",
      // Pages and clients are theirs.
      "provider/sources/**",
    ],
    rules: { "no-restricted-syntax": ["error", ...namesNoCloud, bareWrite] },
  },
  {
    // What they write is printable already, and the doctor's is painted then.
    files: [
      "provider/cli/{print,doctor-command}.ts",
      "provider/cli/data/{check,stats}-command.ts",
      "provider/plugin/main.ts",
    ],
    rules: { "no-restricted-syntax": ["error", ...namesNoCloud] },
  },
  layer("provider/ui/page", "the page runs in a browser: it knows base, and its server by the contract alone", [
    ...["**/ui/server/**", "**/contract/**", "!**/contract/curve-table", "node:*"],
    ...[...PULUMI, ...HTTP, ...CLOUDS, ...EMULATOR, ...FRONT_ENDS],
    ...above(),
  ]),
  layer("provider/emulator", "the emulator never imports the clients that it is there to test", [
    ...PULUMI,
    ...CLOUDS,
    ...FRONT_ENDS,
  ]),
  {
    // The engine fills the outputs, of which an interface of the same name tells the class. A base class with them would cost a
    // hundred bytes in the state of every resource: the engine keeps its frame of the declaration's call stack.
    files: ["sdk/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-declaration-merging": "off",
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
    },
  },
  {
    // Generated: as long as what it is generated from says.
    files: ["sdk/declared/*.ts", "provider/clouds/*/arguments.ts"],
    rules: { "max-lines": "off" },
  },
  {
    // Tests read answers as the wire has them. An explicit `any` stays refused.
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
    },
  },
  {
    // JavaScript that is there before any package is: its types are in its comments, and parsed JSON is what it says.
    files: ["**/*.mjs"],
    rules: {
      "no-undef": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
