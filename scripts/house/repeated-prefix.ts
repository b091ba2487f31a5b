import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';

const SAMPLES = '0,a,Z,_, ,-,.,:,;,(,),/,\\,",\n,\t,一,年,\u3000'.split(',').concat(',');

type Accepts = (char: string) => boolean;

const acceptsOf = (node: AST.Element, flags: string): Accepts => {
  const whole = new RegExp(`^(?:${node.raw})$`, flags.replace(/[gy]/g, ''));
  return (char) => whole.test(char);
};

const charsOf = (node: AST.Node): readonly string[] => {
  const chars: string[] = [];
  visitRegExpAST(node, { onCharacterEnter: ({ value }) => void chars.push(String.fromCodePoint(value)) });
  return chars;
};

/** Whether some text that a node matches consists only of characters that a repeated element accepts. */
const canBeInside = (node: AST.Element, accepts: Accepts, flags: string): boolean => {
  if (node.type === 'Character') return accepts(String.fromCodePoint(node.value));
  if (node.type === 'Group' || node.type === 'CapturingGroup') {
    return node.alternatives.some(({ elements }) => elements.every((one) => canBeInside(one, accepts, flags)));
  }
  if (node.type === 'Quantifier') return node.min === 0 || canBeInside(node.element, accepts, flags);
  if (node.type === 'Assertion' || node.type === 'Backreference') return true;
  const own = acceptsOf(node, flags);
  return [...SAMPLES, ...charsOf(node)].some((char) => own(char) && accepts(char));
};

const canFail = (node: AST.Element): boolean => !(node.type === 'Quantifier' && node.min === 0);

const isAnchor = (node: AST.Element): boolean =>
  node.type === 'Assertion' && (node.kind === 'start' || node.kind === 'lookbehind');

/** The elements before and after a node, in all alternatives that it is in. */
const around = (node: AST.Quantifier): { readonly before: AST.Element[]; readonly behind: AST.Element[] } => {
  const [before, behind]: [AST.Element[], AST.Element[]] = [[], []];
  let inner: AST.Node = node;
  for (let outer: AST.Node | null = node.parent; outer !== null; outer = outer.parent) {
    if (outer.type === 'Alternative') {
      const at = outer.elements.findIndex((one) => one === inner);
      before.unshift(...outer.elements.slice(0, at));
      behind.push(...outer.elements.slice(at + 1));
    }
    inner = outer;
  }
  return { before, behind };
};

/**
 * Finds the repetitions that a text can enter again and again: the words before one may occur inside it, and what
 * follows it may fail, so that each occurrence of the words reads the rest of the text: `目前[^,]*$`. The words before
 * are at least two characters, or the repetition is of such words itself, `(?:目前|年底)*有`; single characters are left to the
 * library of `slow-patterns.ts`.
 */
export const repeatedPrefixes = (source: string, flags: string): readonly string[] => {
  if (flags.includes('y')) return [];
  const found: string[] = [];
  const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  visitRegExpAST(pattern, {
    onQuantifierEnter: (node) => {
      if (node.max !== Infinity) return;
      const { before, behind } = around(node);
      const inGroup = node.element.type === 'Group' || node.element.type === 'CapturingGroup';
      if (before.some(isAnchor) || !behind.some(canFail) || (before.length === 0 && !inGroup)) return;
      const accepts = acceptsOf(node.element, flags);
      if (before.every((one) => canBeInside(one, accepts, flags))) found.push(node.raw);
    },
  });
  return found;
};
