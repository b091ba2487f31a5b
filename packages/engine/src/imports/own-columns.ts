import { text } from '@gongkai/core';
import { choiceColumn, countColumn, dayColumn, type LedgerColumn, wordsColumn } from '@gongkai/core/ledgers';

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A column of identifiers. */
const nameColumn = (described: Parameters<typeof wordsColumn>[0]): LedgerColumn => {
  const { read, ...rest } = wordsColumn(described, 63);
  return {
    ...rest,
    read: (cell) =>
      NAME.test(cell)
        ? read(cell)
        : { ok: false, why: text('只能用小写字母、数字和短横线', 'lower-case letters, digits and dashes') },
  };
};

const FIGURE = /^-?\d{1,15}(?:\.\d{1,2})?$/;

/** A column of figures with two decimals at most. */
const figureColumn = (described: Parameters<typeof wordsColumn>[0]): LedgerColumn => {
  const { read, ...rest } = wordsColumn(described, 40);
  return {
    ...rest,
    read: (cell) => {
      const plain = cell.normalize('NFKC').replaceAll(/[,\s]/g, '');
      return FIGURE.test(plain)
        ? read(plain)
        : { ok: false, why: text('不是数字,小数不超过两位', 'not a number with two decimals at most') };
    },
  };
};

/** The columns of a list of agencies. */
export const AGENCY_COLUMNS: readonly LedgerColumn[] = [
  nameColumn({ id: 'id', label: text('机关标识', 'identifier'), headings: ['标识', '代码'], isRequired: true }),
  wordsColumn({ id: 'name', label: text('机关名称', 'name'), headings: ['名称'], isRequired: true }, 100),
  wordsColumn({ id: 'level', label: text('层级', 'level'), headings: ['级别'], isRequired: true }, 40),
  nameColumn({ id: 'parent', label: text('上级机关标识', 'parent'), headings: ['上级机关', '上级'] }),
  dayColumn({ id: 'from', label: text('起始日期', 'from'), headings: ['生效日期'] }),
  choiceColumn({ id: 'ended', label: text('是否撤销', 'ended'), headings: ['已撤销'] }, { yes: ['是'], no: ['否'] }),
];

/** The columns of a list of people. No column has a password: each person sets one by a link. */
export const PEOPLE_COLUMNS: readonly LedgerColumn[] = [
  wordsColumn(
    {
      id: 'id',
      label: text('工号或者登录名', 'identifier'),
      headings: ['工号', '登录名', '用户名', '标识'],
      isRequired: true,
    },
    100,
  ),
  wordsColumn({ id: 'name', label: text('姓名', 'name'), headings: ['名字'], isRequired: true }, 100),
  wordsColumn({ id: 'unit', label: text('处室', 'unit'), headings: ['科室', '部门', '内设机构'] }, 100),
  nameColumn({ id: 'agency', label: text('机关标识', 'agency'), headings: ['机关', '所属机关', '单位'] }),
  wordsColumn({ id: 'phone', label: text('电话', 'telephone'), headings: ['联系电话', '办公电话', '手机'] }, 40),
  wordsColumn({ id: 'mail', label: text('邮箱', 'mail'), headings: ['电子邮箱', '电子邮件'] }, 200),
  choiceColumn(
    { id: 'reach', label: text('权限范围', 'reach'), headings: ['范围'] },
    { 'own-agency': ['本机关'], 'own-unit': ['本处室'], below: ['本机关及下级'], all: ['全部'] },
  ),
  choiceColumn(
    { id: 'administrator', label: text('管理员', 'administrator') },
    { system: ['系统管理员'], security: ['安全管理员'], audit: ['审计管理员'] },
  ),
  wordsColumn({ id: 'duties', label: text('职责', 'duties'), headings: ['岗位职责'] }, 500),
  dayColumn({ id: 'dutiesFrom', label: text('职责起始日期', 'duties from'), headings: ['起始日期'] }),
  dayColumn({ id: 'dutiesUntil', label: text('职责截止日期', 'duties until'), headings: ['截止日期'] }),
];

/** The columns of figures of registers. */
export const REGISTER_COLUMNS: readonly LedgerColumn[] = [
  nameColumn({ id: 'agency', label: text('机关标识', 'agency'), headings: ['机关'], isRequired: true }),
  countColumn({ id: 'year', label: text('年度', 'year'), headings: ['年份'], isRequired: true }, 2008, 2100),
  nameColumn({ id: 'register', label: text('登记项目', 'register'), headings: ['项目'], isRequired: true }),
  figureColumn({ id: 'value', label: text('数值', 'value'), headings: ['数量'], isRequired: true }),
  wordsColumn({ id: 'unit', label: text('单位', 'unit'), isRequired: true }, 20),
  wordsColumn({ id: 'why', label: text('说明', 'why'), headings: ['备注'] }, 500),
];
