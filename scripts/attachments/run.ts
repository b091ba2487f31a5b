// npm run attachments: 50 MB in and out of a server of its own, with its memory meanwhile; `-- MB` for another size.
import { residentBytes, startTarget, stopTarget, type Target } from '../shared/own-server.ts';
import { downloadFrom, largePdf, openCase, uploadTo } from './upload.ts';

const MEGABYTE = 1024 * 1024;
const MOST_EXTRA = 64 * MEGABYTE;
const ROUNDS = 3;

const size = Number(process.argv[2] ?? 50) * MEGABYTE;
const target: Target = await startTarget([], { GONGKAI_CASE_MB: '2000', GONGKAI_ATTACHMENT_MB: '500' });
const id = await openCase(target);
// What a server holds after its first requests does not belong to a file.
await uploadTo(target, id, 'first.pdf', largePdf(MEGABYTE));
await downloadFrom(target, id, 2);
const before = residentBytes(target);
let most = before;
const watch = setInterval(() => {
  const now = residentBytes(target);
  most = { server: Math.max(most.server, now.server), all: Math.max(most.all, now.all) };
}, 10);
for (let round = 1; round <= ROUNDS; round += 1) {
  const started = performance.now();
  const { status, text } = await uploadTo(target, id, `${round}.pdf`, largePdf(size));
  const { sha256, id: seq } = JSON.parse(text) as { readonly sha256: string; readonly id: number };
  const stored = performance.now();
  const read = await downloadFrom(target, id, seq);
  const isSame = status === 201 && read.sha256 === sha256 && read.size === size;
  const [put, got] = [(stored - started) / 1000, (performance.now() - stored) / 1000];
  console.log(`${isSame ? 'same ' : 'OTHER'}  ${read.size} bytes  in ${put.toFixed(1)} s, out ${got.toFixed(1)} s`);
  if (!isSame) process.exitCode = 1;
}
clearInterval(watch);
await stopTarget(target);
const extra = most.server - before.server;
const shown = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;
console.log(
  `resident before ${shown(before.server)}, most ${shown(most.server)}: ${shown(extra)} more; with its processes ${shown(most.all - before.all)} more`,
);
if (extra > MOST_EXTRA) process.exitCode = 1;
