import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partyKeyIn } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { filledFolder, NOTICE_2027 } from '../test-support/fill.ts';
import { cli, folderOfTest, printed } from '../test-support/run-cli.ts';
import { VERBS } from '../test-support/verbs.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('an answer with --json', () => {
  it('is JSON in every line, for every verb', async () => {
    const { folder, ids } = await filledFolder(1);
    const out = folderOfTest();
    const at = (name: string): string => join(out, name);
    writeFileSync(at('report.txt'), '2023年收到申请10件。\n');
    writeFileSync(at('notice.json'), NOTICE_2027);
    writeFileSync(
      at('agencies.json'),
      JSON.stringify({ agencies: [{ id: 'a', name: '甲县', level: 'county', parent: null }] }),
    );
    writeFileSync(at('profile.json'), JSON.stringify({ telephone: '0871-6362000' }));
    writeFileSync(at('ledger.csv'), '收到日期,申请人\n2025-03-03,张三\n');
    await partyKeyIn(at('party.key'));
    const data = ['--data', folder];
    const key = printed(await cli(['keys', 'add', '--name', 'li', '--duties', 'handler', '--json', ...data])) as {
      readonly id: string;
      readonly secret: string;
    };
    const administrator = printed(
      await cli(['keys', 'add', '--name', 'zhao', '--admin', '--json', ...data]),
    ) as typeof key;
    const fact = JSON.stringify({ type: 'request.registered', at: '2026-12-04T11:00:00+08:00' });
    const calls: readonly (readonly string[])[] = [
      ['deadline', '2026-01-30', '20'],
      ['deadline', '2024-04-22', '2', '--overlay', 'dali'],
      ['calendar', 'overlays'],
      ['calendar', 'show', ...data],
      ['calendar', 'show', '2026', ...data],
      ['calendar', 'load', at('notice.json'), '--dry-run', ...data],
      ['calendar', 'load', at('notice.json'), ...data],
      ['case', 'list', ...data],
      ['case', 'show', ids[0] ?? '', ...data],
      ['case', 'open', 'disclosure-request', '-', '--agency', 'a', '--dry-run', ...data],
      ['case', 'record', ids[0] ?? '', '-', ...data],
      ['audit', at('report.txt')],
      ['clock', 'show', ...data],
      ['clock', 'confirm', new Date().toISOString().slice(0, 19) + '+00:00', ...data],
      ['doctor', ...data],
      ['migrate', '--dry-run', ...data],
      ['migrate', ...data],
      ['verify', ...data],
      ['backup', at('backup.jsonl'), ...data],
      ['restore', at('backup.jsonl'), '--data', at('restored')],
      ['report', '2026', ...data],
      ['heads', 'key', '--key', at('head.key')],
      ['heads', 'write', '--file', at('heads.jsonl'), '--key', at('head.key'), ...data],
      ['people', 'add', 'li', '李', '--agency', 'a', ...data],
      ['people', 'list', ...data],
      ['duties', 'grant', 'li', 'handler', 'a', ...data],
      ['duties', 'end', 'li', 'handler', 'a', ...data],
      ['people', 'disable', 'li', ...data],
      ['agencies', 'put', at('agencies.json'), ...data],
      ['agencies', 'list', ...data],
      ['agencies', 'gaps', 'a', ...data],
      ['profile', 'set', 'a', at('profile.json'), ...data],
      ['profile', 'show', 'a', ...data],
      ['parties', 'show', ...data],
      ['parties', 'rebuild', ...data],
      ['search', 'rebuild', ...data],
      ['import', at('ledger.csv'), '--agency', 'a', '--dry-run', ...data],
      ['attachments', 'put', ids[0] ?? '', at('report.txt'), ...data],
      ['attachments', 'list', ids[0] ?? '', ...data],
      ['keys', 'list', ...data],
      ['keys', 'disable', key.id, ...data],
      ['keys', 'add', '--name', 'wang', '--duties', 'handler', ...data],
    ];
    const wrong: string[] = [];
    for (const args of calls) {
      const { secret } = args[0] === 'clock' ? administrator : key;
      const ran = await cli([...args, '--json'], { GONGKAI_KEY: secret, GONGKAI_PARTY_KEY: at('party.key') }, fact);
      const lines = ran.out.trim().split('\n');
      if (ran.code === 2 || !lines.every(isJson)) wrong.push(`${args.join(' ')}: ${ran.out}`);
    }
    expect(wrong).toEqual([]);
    const called = new Set(
      calls.map(
        (args) => VERBS.find(([verb]) => args.join(' ').startsWith(`${verb} `) || args.join(' ') === verb)?.[0],
      ),
    );
    expect(VERBS.map(([verb]) => verb).filter((verb) => !called.has(verb))).toEqual([
      // Its answer is the file itself.
      'attachments get',
      'completion',
    ]);
  });
});
