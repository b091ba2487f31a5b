// Installs what package-lock.json names if node_modules differs from it: in this folder, and in the folders given as
// arguments. Runs on Node 20 without dependencies. Scripts call it by `npm run --silent setup &&`: a shell that had
// already resolved `node` would not use the Node that is installed here.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

// The lockfile also has packages for other systems, and optional parts of these, which are not installed.
const admits = (wanted, value) => {
  const list = [wanted ?? []].flat();
  const refused = list.includes(`!${value}`);
  const named = list.filter((one) => !one.startsWith('!'));
  return !refused && (named.length === 0 || named.includes(value));
};
const isForeign = ({ os, cpu, libc, optional }) =>
  !admits(os, process.platform) || !admits(cpu, process.arch) || libc !== undefined || (optional && !os && !cpu);

const missingIn = (folder) => {
  const at = (path) => join(folder, path);
  if (!existsSync(at('node_modules/.package-lock.json'))) return 'nothing is installed yet';
  const installed = packagesOf(at('node_modules/.package-lock.json'));
  for (const [path, wanted] of Object.entries(packagesOf(at('package-lock.json')))) {
    if (path === '' || !path.includes('node_modules/') || isForeign(wanted)) continue;
    if (wanted.link) {
      if (!existsSync(at(path))) return `${path} is not linked`;
      continue;
    }
    const found = installed[path];
    if (found === undefined) return `${path} is missing`;
    if (found.integrity !== wanted.integrity) return `${path} differs`;
    if (!existsSync(at(path))) return `${path} was removed`;
  }
  return null;
};

const install = (folder, reason) => {
  console.error(`Installing the dependencies${folder === '.' ? '' : ` of ${folder}`} (${reason}) …`);
  const run = (command) => execSync(command, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    run('npm ci');
  } catch {
    console.error('npm ci did not succeed; trying npm install.');
    run('npm install');
  }
};

for (const folder of ['.', ...process.argv.slice(2)]) {
  const reason = missingIn(folder);
  if (reason !== null) install(folder, reason);
}
