import { type DamageMark, findMarks } from './damage-mark.ts';

const PICTURE = /\.(?:jpe?g|png|gif|bmp)\b/gi;
const LONGEST_NAME = 40;
const FURNITURE =
  /分享到:?|相关文档|网站地图|网站声明|关于我们|主办单位:|运行维护:|(?<=\S)ICP备\d+号|政府网站标识码:\d+|【字体:/g;

/** Finds file names of pictures, from their ending backwards. */
const pictures = (text: string): readonly DamageMark[] =>
  [...text.matchAll(PICTURE)].map(({ 0: ending, index }) => {
    const [name = ''] = /[^\s/\\]{0,40}$/.exec(text.slice(Math.max(0, index - LONGEST_NAME), index)) ?? [];
    const form = name + ending;
    return { offset: index - name.length, length: form.length, form, confidence: 'medium' };
  });

/** Finds brackets that are not closed in their paragraph. */
const openBrackets = (text: string): readonly DamageMark[] =>
  findMarks(text, /【(?![^】\n]{0,80}】)|《(?![^》\n]{0,120}》)/g, 'low');

/** Finds round brackets that are not closed in their paragraph. */
const unclosed = (text: string): readonly DamageMark[] => {
  const marks: DamageMark[] = [];
  let open: number[] = [];
  for (const { 0: token, index } of text.matchAll(/[()]|\n(?:[^\S\n]*\n)+|$/g)) {
    if (token === '(') open.push(index);
    else if (token === ')') open.pop();
    else {
      for (const offset of open) marks.push({ offset, length: 1, form: '(', confidence: 'low' });
      open = [];
    }
  }
  return marks;
};

/** Finds other remains of copying: pictures instead of tables, page elements, broken brackets. */
export const remainsOfPage = (text: string): readonly DamageMark[] =>
  [...pictures(text), ...findMarks(text, FURNITURE, 'low'), ...openBrackets(text), ...unclosed(text)]
    .toSorted((a, b) => a.offset - b.offset)
    .filter(({ offset, length }, index, all) => {
      const before = all[index - 1];
      return before === undefined || before.offset + before.length <= offset || length > before.length;
    });
