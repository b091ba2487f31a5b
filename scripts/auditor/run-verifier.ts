// Runs the verifier as an auditor does: a copy of its files alone, in a folder of its own.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byCase, exportOf, type Ledger } from './ledger-fixture.ts';
import { type Finding } from './place.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

export interface Input {
  readonly export: string | Buffer;
  readonly heads?: string | Buffer;
  readonly pem?: string;
  readonly attachments?: ReadonlyMap<string, Buffer>;
}

/** The files that an auditor copies. */
const FILES = ['verify-ledger.mjs', 'verify-ledger'] as const;

/** Copies the verifier to an empty folder, where it runs until `remove` deletes it. */
export const copyVerifier = () => {
  const root = mkdtempSync(join(tmpdir(), 'gongkai-auditor-'));
  for (const name of FILES) cpSync(join(import.meta.dirname, name), join(root, name), { recursive: true });
  const verifier = (...args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [join(root, FILES[0]), ...args], (_failure, out, error) => {
        resolve({ status: child.exitCode ?? -1, out, error });
      });
    });

  const run = async (input: Input, ...more: readonly string[]): Promise<Ran> => {
    const folder = mkdtempSync(join(root, 'run-'));
    const put = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const args = ['--export', put('backup.jsonl', input.export)];
    if (input.heads !== undefined) args.push('--heads', put('heads.jsonl', input.heads));
    if (input.pem !== undefined) args.push('--key', put('heads.pem', input.pem));
    if (input.attachments !== undefined) {
      mkdirSync(join(folder, 'attachments'));
      for (const [name, bytes] of input.attachments) put(join('attachments', name), bytes);
      args.push('--attachments', join(folder, 'attachments'));
    }
    return verifier(...args, ...more);
  };

  return { verifier, run, remove: () => rmSync(root, { recursive: true }) };
};

interface Result {
  readonly sound: boolean;
  readonly problems: readonly (Finding & { readonly sentence: string; readonly line?: number })[];
}

// --json prints the verifier's own form; a missing field would fail the assertion on it.
export const resultOf = ({ out }: Ran): Result => JSON.parse(out) as Result;

export const findingsOf = (ran: Ran): readonly Finding[] =>
  resultOf(ran).problems.map(({ sentence: _sentence, line: _line, ...finding }) => finding);

export const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

export const inputOf = (ledger: Ledger) => ({
  export: exportOf(byCase(ledger.facts)),
  heads: linesOf(ledger.heads),
  pem: ledger.signer.pem,
  attachments: ledger.attachments,
});
