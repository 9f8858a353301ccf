/** Rules about what stands inside a source file: Han, catch, the clock, SQL, its first line. */
import ts from 'typescript';
import { citations, hanFolders, machineFolders, mayCatch, sqlFacets, sqlParts } from '../house.ts';
import { placeOf } from '../places.ts';
import { at, everyNode, type Source, type Tree, type Violation } from '../tree.ts';

const isIn = (list: readonly string[], word: string | undefined) => word !== undefined && list.includes(word);

/** `judge` answers what is wrong with a node, or null; it sees the files that `where` lets through. */
const judged =
  (where: (source: Source) => boolean, judge: (node: ts.Node, source: Source) => string | null) =>
  (tree: Tree): Violation[] => {
    const found: Violation[] = [];
    for (const source of tree.sources.filter(where)) {
      everyNode(source.ast, (node) => {
        const wrong = judge(node, source);
        if (wrong) found.push(at(source, node, wrong));
      });
    }
    return found;
  };

export const inProduct = ({ path }: Source) => placeOf(path).ring !== 'tools';
export const isTest = ({ path }: Source) => placeOf(path).test;
const isTidy = ({ path }: Source) => path.startsWith('tests/tidy/');

/** What a person could read in the running product, spelt as in the file: an escape (`\u2e80`) is no literal. */
function literalOf(node: ts.Node, { ast }: Source): string | null {
  const isTemplatePart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  const isWord = ts.isRegularExpressionLiteral(node) || ts.isIdentifier(node) || ts.isJsxText(node);
  return ts.isStringLiteralLike(node) || isTemplatePart || isWord ? node.getText(ast) : null;
}

function isCitation(node: ts.Node): boolean {
  for (let above = node.parent; above; above = above.parent) {
    if (ts.isPropertyAssignment(above) || ts.isVariableDeclaration(above)) {
      return ts.isIdentifier(above.name) && isIn(citations, above.name.text);
    }
    if (ts.isStatement(above) || ts.isCallExpression(above)) return false;
  }
  return false;
}

export const han = judged(
  (source) => !isTest(source) && !source.path.split('/').some((folder) => isIn(hanFolders, folder)),
  (node, source) => {
    const text = literalOf(node, source);
    return text && /\p{Script=Han}/u.test(text) && !isCitation(node) ? `“${text.trim().slice(0, 40)}”` : null;
  },
);

export const catches = judged(
  (source) => !isTest(source) && source.path.includes('/') && !isIn(mayCatch, source.path.split('/')[0]),
  (node) => {
    if (ts.isCatchClause(node)) return 'catch';
    const call = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression);
    return call && (node.expression as ts.PropertyAccessExpression).name.text === 'catch' ? '.catch(…)' : null;
  },
);

const worldly =
  /^(Date\.now|Math\.random|Temporal\.Now\.\w+|performance\.now|(globalThis\.)?crypto\.\w+|(crypto\.)?(randomUUID|randomBytes|randomInt|getRandomValues))$/;

export const clock = judged(
  ({ path }) => isIn(['kernels', 'modules'], placeOf(path).ring) && placeOf(path).facet !== 'screen',
  (node, { ast }) => {
    if (ts.isNewExpression(node) && node.expression.getText(ast) === 'Date' && !node.arguments?.length) {
      return 'new Date()';
    }
    if (!ts.isCallExpression(node)) return null;
    const called = node.expression.getText(ast);
    return worldly.test(called) || (called === 'Date' && node.arguments.length === 0) ? `${called}()` : null;
  },
);

/** Holes become `$1`, so that what is left reads as the statement that the database gets. */
function sqlOf(node: ts.Node): string | null {
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isStringLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `$1${span.literal.text}`).join('');
}

const statement =
  /^\s*(select\s[\s\S]*(\sfrom\s|\()|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(unique\s+)?(table|index|view|schema|extension|function)\s|with\s+\w+\s+as\s*\()/i;

const isTagged = (node: ts.Node): boolean =>
  ts.isTaggedTemplateExpression(node.parent) &&
  node.parent.template === node &&
  /^sql(\.|$)/.test(node.parent.tag.getText());

function statementOf(node: ts.Node): string | null {
  const text = sqlOf(node);
  return text !== null && (isTagged(node) || statement.test(text)) ? text : null;
}

/** `tables.ts`, `job-tables.ts`, and whatever stands in a folder of such a name. */
const isSqlHome = ({ path }: Source) =>
  isIn(sqlParts, placeOf(path).part) ||
  path
    .split('/')
    .slice(2)
    .some((segment) => isIn(sqlFacets, segment.split('.')[0]?.split('-').at(-1)));

export const sql = judged(
  (source) => inProduct(source) && !isTest(source) && !isSqlHome(source),
  (node) => {
    const text = statementOf(node);
    return text === null ? null : `“${text.trim().split('\n')[0]?.slice(0, 60)}”`;
  },
);

/** `from` also stands in `is distinct from a.b` and in `extract(year from a.b)`, where a column follows. */
function schemaIn(text: string): string | null {
  const named = /\b(from|join|into|update|table|references|exists|only)\s+("?[a-z_]\w*"?\."?[a-z_]\w*"?)/gi;
  for (const match of text.matchAll(named)) {
    const before = text.slice(0, match.index);
    const column =
      /\bdistinct\s+$/i.test(before) || /\b(extract|trim|substring|overlay|position)\s*\([^()]*$/i.test(before);
    // PostgreSQL's own catalogues have no other name.
    if (!column && !/^(information_schema|pg_catalog)\./i.test(match[2]!)) return match[2]!;
  }
  return /\bpublic\.\w+|\bsearch_path\b/i.exec(text)?.[0] ?? null;
}

export const schema = judged(
  (source) => inProduct(source) && !isTest(source) && !isIn(sqlParts, placeOf(source.path).part),
  (node) => {
    const text = statementOf(node);
    return text === null ? null : schemaIn(text);
  },
);

const firstSentence = /^\/\*\* \S.*[.)”] \*\/$/;

export function firstLine(tree: Tree): Violation[] {
  return tree.sources
    .map((source) => {
      const lines = source.text.split('\n');
      const line = lines[0]?.startsWith('#!') ? 2 : 1;
      return { path: source.path, line, note: (lines[line - 1] ?? '').slice(0, 60) };
    })
    .filter(({ path, line }) => !firstSentence.test(tree.texts.get(path)!.split('\n')[line - 1] ?? ''));
}

const machinePath = new RegExp(`(^|[\\s"'\`=(:,])/(${machineFolders.join('|')})(/|$)`);

export const machine = judged(
  (source) => !isTidy(source),
  (node, source) => {
    const text = literalOf(node, source);
    return text && machinePath.test(text) ? `“${text.slice(0, 60)}”` : null;
  },
);
