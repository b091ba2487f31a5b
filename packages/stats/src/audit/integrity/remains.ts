import type { Mark } from './mark.ts';
import { marksOf } from './mark.ts';

const PICTURE = /[^\s/\\]{1,40}\.(?:jpe?g|png|gif|bmp)\b/gi;
const FURNITURE =
  /分享到:?|相关文档|网站地图|网站声明|关于我们|主办单位:|运行维护:|[^\s]ICP备\d+号|政府网站标识码:\d+|【字体:/g;
const FARTHEST = 200;

/** Brackets that open and never close in their paragraph. */
const openBrackets = (text: string): readonly Mark[] =>
  marksOf(text, /【(?![^】\n]{0,80}】)|《(?![^》\n]{0,120}》)/g, 'low');

const unclosed = (text: string): readonly Mark[] =>
  marksOf(text, /\(/g, 'low').filter(({ offset }) => {
    let depth = 0;
    for (let at = offset; at < Math.min(text.length, offset + FARTHEST); at += 1) {
      const char = text.charAt(at);
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (depth === 0) return false;
      if (char === '\n' && text.charAt(at + 1) === '\n') return true;
    }
    return false;
  });

/** What else a careless copy shows: tables as pictures, furniture of the page, broken brackets. */
export const remainsOfPage = (text: string): readonly Mark[] =>
  [...marksOf(text, PICTURE, 'medium'), ...marksOf(text, FURNITURE, 'low'), ...openBrackets(text), ...unclosed(text)]
    .toSorted((a, b) => a.offset - b.offset)
    .filter(({ offset, length }, index, all) => {
      const before = all[index - 1];
      return before === undefined || before.offset + before.length <= offset || length > before.length;
    });
