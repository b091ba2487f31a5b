import { describe, expect, it } from 'vitest';
import { checksumOf, parseMigration, readMigrations } from './migration.ts';

// Of migrations that were released, and applied to files and servers: they never change.
const RELEASED = {
  sqlite: [
    '1165ef2e72b4831e09154af803dfc5c51c4af32cabb2ed30981f0f4914d27bb1',
    '9982e8162edc7ef9984bde34565b5a884cd14aa000190d3cd9674805fd24ec82',
    'cbeba5a6f27759be0a9b525962ab45cb8ab37c15ccb804c2ade974fca6d23926',
    'c0f357782c9d45fefc0997427351a7e44e1f289b758e67a30abc004655bdf271',
    '634dd7da918f5c7f3d81c3f60a9c6ed621663ad30c90d6449c17e387df12e519',
    '7b05b85b0fc1484810c6b7fd2186e1e76ab558bb8bba478ef8a78a3e7cb98a8d',
    '0783f65e5c9477db7d7853d11f0f846269ca70fbe16cfba688ffb31341743ba7',
    '3269401bd5a76a9d304b35f620e0460f00e3460f99d3b1fb2dfeac1f3b00bdee',
  ],
  postgres: [
    '978d41019035c8302807ac21790a554b31cb57f4d2023641fc56a584f0676c65',
    '70c74ba5953eb47974b664d729b51fb30a8651c8036db364637cae1ef0460c80',
    '8ec33c6a011c825995cc31b90c28ed912d07bb7d2bb840ec81de5d1099b54cbc',
    '11fdb06112037dc37b34ea53ae72782bf712eef2f3b452a24d4162caa3c97c74',
    '8f36ae692ea98d688213515f229c4689282d86b2c57445ada7c63ebe62b50232',
    '7b05b85b0fc1484810c6b7fd2186e1e76ab558bb8bba478ef8a78a3e7cb98a8d',
    '9df146d74aa749f0b41a3df93c181a78f921ea3174c02412e8298b0da7c49b3a',
    '30049313e000b2dec9a631eec65869fc50f9ce849603afe4bfbc5dabaeac50ed',
    '238f3d1ed693aa7c839f0dfae215868ae33b946798f3bc66d358ed70d86edf1d',
  ],
} as const;

describe.each(['sqlite', 'postgres'] as const)('the migrations of %s', (database) => {
  const migrations = readMigrations(database);

  it('have the checksums under which they were applied', () => {
    expect(migrations.slice(0, RELEASED[database].length).map(checksumOf)).toEqual(RELEASED[database]);
  });

  it('are numbered without a gap, and none can be read by a later schema than itself', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    expect(migrations.filter(({ number, readableBy }) => readableBy > number)).toEqual([]);
  });
});

describe('the file of a migration', () => {
  const content = '-- a table\n-- readable by schema 3\n-- A remark.\n\n  CREATE TABLE a (b TEXT);\n';
  const migration = { number: 4, name: 'a table', readableBy: 3, sql: '\n  CREATE TABLE a (b TEXT);\n' };

  it('has name, reader and remarks at its head, and then the statements', () => {
    expect(parseMigration('0004-a.sql', content)).toEqual(migration);
  });

  it('is the same with the line ends of Windows', () => {
    expect(parseMigration('0004-a.sql', content.replaceAll('\n', '\r\n'))).toEqual(migration);
  });

  it.each([
    ['4-a.sql', content],
    ['0004-a.sql', 'CREATE TABLE a (b TEXT);\n'],
    ['0004-a.sql', '-- a table\n\nCREATE TABLE a (b TEXT);\n'],
  ])('is refused as %s with %j', (file, text) => {
    expect(() => parseMigration(file, text)).toThrow(`${file} is not a migration`);
  });
});
