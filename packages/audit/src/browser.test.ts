import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { AuditFinding } from './finding.ts';
import { yunnan2018 } from '../test-support/reports.ts';

// The size that a page has to load; an accidental dependency exceeds it.
const MOST_BYTES = 250_000;

const bundled = async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: "export { auditReport, plainDocument } from './index.ts';", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    // Bundling a module of Node for a browser fails.
    platform: 'browser',
    format: 'iife',
    globalName: 'gongkai',
    target: 'es2022',
    conditions: ['@gongkai/source'],
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const inputs = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input);
  return { text: outputFiles[0]?.text ?? '', inputs };
};

describe('the audit in a browser', () => {
  it('runs without any host APIs, with the same findings as in Node', async () => {
    const { text, inputs } = await bundled();
    expect(inputs.filter((input) => /node_modules|^node:|packages\/core/.test(input))).toEqual([]);
    expect(text.length).toBeLessThan(MOST_BYTES);
    const code = `${text}; gongkai.auditReport(gongkai.plainDocument(report)).filter((one) => one.verdict === 'error')`;
    const errors = runInNewContext(code, { report: yunnan2018 }) as readonly AuditFinding[];
    expect(Array.from(errors, ({ computed }) => computed)).toEqual(['64.73%', '20.53%']);
  });
});
