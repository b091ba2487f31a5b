// Verifies an export of the ledger by itself and against the signed heads that were kept in a second place. It is for an
// auditor: Node 20 or newer, no code shared with the writer, no files but this one and those in `verify-ledger/`.
// docs/audit-ledger.md says what it can detect.
import { statSync } from 'node:fs';
import { audit } from './verify-ledger/audit.mjs';
import { Unusable } from './verify-ledger/forms.mjs';
import { selfTest } from './verify-ledger/merkle.mjs';
import { linesFor, plain } from './verify-ledger/print.mjs';

const USAGE =
  'node verify-ledger.mjs --export FILE [--heads FILE --key PEM] [--attachments DIR] [--json]  or  --self-test; ' +
  'exit status 0 sound, 1 something is wrong, 2 input or options that cannot be used';

function optionsOf(args) {
  const options = {};
  for (const rest = [...args]; rest.length > 0;) {
    const name = rest.shift();
    const value = /^--(json|self-test)$/.test(name) ? true : rest.shift();
    if (!/^--(json|self-test|export|heads|key|attachments)$/.test(name) || value === undefined)
      throw new Unusable(`${name} is not an option or lacks its value. ${USAGE}`);
    options[name.slice(2)] = value;
  }
  return options;
}

function run(options) {
  if (options['self-test']) return selfTest();
  if (options.export === undefined) throw new Unusable(USAGE);
  if ((options.heads === undefined) !== (options.key === undefined))
    throw new Unusable('--heads and --key go together: heads without a key from elsewhere prove nothing');
  if (options.attachments !== undefined && !statSync(options.attachments).isDirectory())
    throw new Unusable(`${options.attachments} is not a folder`);
  const result = audit(options);
  return { status: result.sound ? 0 : 1, lines: options.json ? [JSON.stringify(result)] : linesFor(result).map(plain) };
}

try {
  const { status, lines } = run(optionsOf(process.argv.slice(2)));
  process.stdout.on('error', () => {});
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = status;
} catch (error) {
  const known = error instanceof Unusable || error.syscall !== undefined;
  process.stderr.write(`${known ? 'cannot be verified' : 'the verifier itself failed'}: ${plain(error.message)}\n`);
  process.exitCode = 2;
}
