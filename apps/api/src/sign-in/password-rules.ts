import { apiError } from '../http/problem.ts';

/** Words of this system and of its field, beside those of the person. */
const WORDS: readonly string[] = [
  'gongkai',
  'zhengwu',
  'zhengfu',
  'xinxi',
  'guanliyuan',
  'administrator',
  'disclosure',
  'woaini',
  'woaini1314',
  'woaini1314520',
  '5201314',
  'zhangsan',
  'wangwu',
  '公开',
  '政务',
  '政府',
  '信息公开',
  '管理员',
  '密码',
];

/** From 0 to 4; the highest is ten thousand million guesses and more. */
const LEAST_SCORE = 4;

/** A longer password is judged by its beginning: what makes it longer makes it no weaker. */
const JUDGED = 64;

// Its dictionary of 49,000 common and breached passwords is read when the first password is set.
const load = async () => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: JUDGED });
};

let judge: ReturnType<typeof load> | null = null;

/**
 * Refuses a password that is common, breached or easy to guess: words of the lists, runs of the keyboard, repetitions, dates,
 * and the words of its owner. It asks for no kinds of characters.
 * @throws ProblemError `auth/weak-password` at the path.
 */
export const checkPassword = async (password: string, path: string, own: readonly string[]): Promise<void> => {
  judge ??= load();
  const words = [...WORDS, ...own.filter((one) => one !== '')];
  const { score } = (await judge).check(password.normalize('NFKC').slice(0, JUDGED), words);
  if (score >= LEAST_SCORE) return;
  const message = 'is common, or easy to guess: take some words that belong to nothing';
  throw apiError('auth/weak-password', { issues: [{ path, message }] });
};
