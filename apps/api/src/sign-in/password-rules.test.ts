import { describe, expect, it } from 'vitest';
import { newPassword } from '../routes/sign-in-schemas.ts';
import { checkPassword } from './password-rules.ts';

const OWN = ['li.na', '李娜', 'kunming'];
const check = (password: string) => checkPassword(password, 'password', OWN);

describe('a new password', () => {
  it.each([
    'correct mule cable stapler 77',
    '滇池的海鸥在冬天飞来 1985',
    '正确的马电池订书钉在桌子上',
    'all small letters and spaces',
    'onlysmalllettersfromfourwords',
    '93 51 07 26 88 14 60 39',
    `${'x'.repeat(10)} mule cable stapler ${'y'.repeat(150)}`,
  ])('may be %j, whatever kinds of characters it has', async (password) => {
    expect(newPassword.safeParse(password).success).toBe(true);
    await expect(check(password)).resolves.toBeUndefined();
  });

  it.each([
    'password1234',
    'P@ssw0rd1234',
    'Administrator1',
    '123456789012',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    'iloveyou1234',
    'woaini1314520',
    'woaini1314520ab',
    'zhangsan123456',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'passwordpassword',
    'password'.repeat(20),
    'sunshine123456',
  ])('is not %j, which is on a list or follows from one', async (password) => {
    expect(newPassword.safeParse(password).success).toBe(true);
    await expect(check(password)).rejects.toMatchObject({
      problem: { code: 'auth/weak-password', status: 422, issues: [{ path: 'password' }] },
    });
  });

  it.each(['li.na19850101', 'Kunming2026!!', '李娜2026030212', 'gongkai2026!', '昆明市政府2026'])(
    'is not %j, which is made of the words of the person or of this system',
    async (password) => {
      await expect(checkPassword(password, 'password', [...OWN, '昆明市'])).rejects.toThrow('auth/weak-password');
    },
  );

  it('has 12 to 200 characters', () => {
    expect([11, 12, 200, 201].map((length) => newPassword.safeParse('字'.repeat(length)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is judged in a moment, however long and repetitive it is', async () => {
    const started = performance.now();
    for (const one of ['a', 'ab', 'password', 'qwerty', '1234', 'a1']) {
      await check(one.repeat(200).slice(0, 200)).catch(() => undefined);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
