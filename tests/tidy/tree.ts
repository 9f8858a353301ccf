/** The files of the project as the checks see them: texts, parsed sources, and what each imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  specifier: string;
  line: number;
  /** `type` leaves nothing to run; `lazy` runs after both files are loaded. Neither can make a circle of files. */
  kind: 'value' | 'type' | 'lazy';
}

export interface Source {
  path: string;
  text: string;
  ast: ts.SourceFile;
  imports: Import[];
}

/** Paths are from the root, with forward slashes. */
export interface Tree {
  texts: Map<string, string>;
  sources: Source[];
}

export interface Violation {
  path: string;
  line: number;
  note: string;
}

const codeEndings = ['.ts', '.tsx', '.mjs', '.js'];
const textEndings = [
  ...codeEndings,
  '.json',
  '.md',
  '.css',
  '.html',
  '.yml',
  '.yaml',
  '.sh',
  '.typ',
  '.svg',
  '.service',
];
const skippedFolders = ['node_modules', 'dist', 'test-results', 'generated', '.git', '.cuntu'];
/** What a test run leaves at the root; within the product the word is the business's. */
const skippedPaths = ['coverage'];

export const lineOf = (source: Source, node: ts.Node): number =>
  source.ast.getLineAndCharacterOfPosition(node.getStart(source.ast)).line + 1;

export const at = (source: Source, node: ts.Node, note: string): Violation => ({
  path: source.path,
  line: lineOf(source, node),
  note,
});

export function everyNode(root: ts.Node, visit: (node: ts.Node) => void): void {
  visit(root);
  root.forEachChild((child) => everyNode(child, visit));
}

function kindOf(node: ts.ImportDeclaration | ts.ExportDeclaration): Import['kind'] {
  const typeOnly = ts.isImportDeclaration(node)
    ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : node.isTypeOnly;
  return typeOnly ? 'type' : 'value';
}

function importsOf(ast: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (literal: ts.Expression | undefined, kind: Import['kind']) => {
    if (!literal || !ts.isStringLiteral(literal)) return;
    const line = ast.getLineAndCharacterOfPosition(literal.getStart(ast)).line + 1;
    found.push({ specifier: literal.text, line, kind });
  };
  everyNode(ast, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, kindOf(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal as ts.Expression, 'type');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'lazy');
    }
  });
  return found;
}

function sourceOf(path: string, text: string): Source {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  return { path, text, ast, imports: importsOf(ast) };
}

export function treeOf(files: Record<string, string>): Tree {
  const texts = new Map(Object.entries(files));
  const sources = [...texts].filter(([path]) => codeEndings.includes(extname(path)));
  return { texts, sources: sources.map(([path, text]) => sourceOf(path, text)) };
}

function* pathsUnder(root: string, folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.includes(entry.name) && !skippedPaths.includes(path))
      yield* pathsUnder(root, path);
    else if (entry.isFile() && textEndings.includes(extname(entry.name))) yield path;
  }
}

export function treeAt(root: string): Tree {
  const paths = [...pathsUnder(root)].sort();
  return treeOf(Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])));
}
