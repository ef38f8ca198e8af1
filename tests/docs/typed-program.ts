import { join } from "node:path";
import ts from "typescript";
import { root } from "./pages";

/** How a program of a user is compiled. */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2020,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  skipLibCheck: true,
  esModuleInterop: true,
  noEmit: true,
  types: ["node"],
  // The sources stand in for the built package.
  paths: { "pulumi-finetune": [join(root, "sdk/index.ts")] },
};

/** A program of files that exist in memory only, in the root of the repository, beside those on disk. */
export function typedProgram(texts: Readonly<Record<string, string>>, files: readonly string[] = []): ts.Program {
  const inMemory = new Map(Object.entries(texts).map(([name, text]) => [join(root, name), text]));
  const host = ts.createCompilerHost(compilerOptions);
  const onDisk = { fileExists: host.fileExists, readFile: host.readFile };
  host.fileExists = (name) => inMemory.has(name) || onDisk.fileExists(name);
  host.readFile = (name) => inMemory.get(name) ?? onDisk.readFile(name);
  return ts.createProgram([...inMemory.keys(), ...files.map((file) => join(root, file))], compilerOptions, host);
}

/** What the compiler objects to in one file. */
export function complaintsAbout(program: ts.Program, name: string): string[] {
  const file = program.getSourceFile(join(root, name));
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}

/** Names of the members that an interface or class of a file declares itself. */
export function membersOf(program: ts.Program, name: string, type: string): string[] {
  const file = program.getSourceFile(join(root, name));
  const declaration = file?.statements.filter(isTypeOfMembers).find((candidate) => candidate.name?.text === type);
  if (declaration === undefined) throw new Error(`${name} declares no ${type}`);
  return declaration.members
    .filter((member) => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))
    .map((member) => member.name.getText(file));
}

function isTypeOfMembers(statement: ts.Statement): statement is ts.InterfaceDeclaration | ts.ClassDeclaration {
  return ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement);
}
