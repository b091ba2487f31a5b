// What carries no behaviour is not mutated: a test could only repeat the sentence or the number of the article.

/** The parts of a syntax node that decide whether it is left out. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  readonly callee?: { readonly name?: string };
  readonly key?: { readonly name?: string };
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
}

/** Functions whose arguments are the two sentences of a text, or the place of a citation. */
const WORDING: ReadonlySet<string> = new Set([
  'text',
  'fieldLabel',
  'errorRecord',
  'not2008',
  'accidents',
  'cite',
  'citeAll',
  'convention',
  'court2025',
  'erl2007',
  'health',
  'law23',
  'r19',
  'regulation26',
  'silent',
]);

const SENTENCES: ReadonlySet<string> = new Set(['zh', 'en']);

const ENGLISH = /\p{Script=Latin},? \p{Script=Latin}|^ | $/u;
const CHINESE = /\p{Script=Han}{2}/u;

const textOf = ({ type, value, quasis = [] }: SyntaxNode): string | null => {
  if (type === 'StringLiteral' && typeof value === 'string') return value;
  return type === 'TemplateLiteral' ? quasis.map((part) => part.value.raw).join('word') : null;
};

/** Says why a node and all below it are not mutated, or null. */
export const leftOut = (node: SyntaxNode, readsChinese: boolean): string | null => {
  if (node.type === 'CallExpression' && WORDING.has(node.callee?.name ?? '')) return 'a sentence or a citation';
  if (node.type === 'ObjectProperty' && SENTENCES.has(node.key?.name ?? '')) return 'a sentence';
  const text = textOf(node);
  if (text === null) return null;
  return ENGLISH.test(text) || (!readsChinese && CHINESE.test(text)) ? 'a sentence' : null;
};
