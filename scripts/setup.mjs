// Installs what package-lock.json names, only where node_modules differs from it; runs on Node 20 and needs nothing.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

// Platform packages of other systems, and optional parts of these, stand in the lockfile but are rightly not installed.
const admits = (wanted, value) => {
  const list = [wanted ?? []].flat();
  const refused = list.includes(`!${value}`);
  const named = list.filter((one) => !one.startsWith('!'));
  return !refused && (named.length === 0 || named.includes(value));
};
const isForeign = ({ os, cpu, libc, optional }) =>
  !admits(os, process.platform) || !admits(cpu, process.arch) || libc !== undefined || (optional && !os && !cpu);

const missing = () => {
  if (!existsSync('node_modules/.package-lock.json')) return 'nothing is installed yet';
  const installed = packagesOf('node_modules/.package-lock.json');
  for (const [path, wanted] of Object.entries(packagesOf('package-lock.json'))) {
    if (path === '' || wanted.link || !path.includes('node_modules/') || isForeign(wanted)) continue;
    const found = installed[path];
    if (found === undefined) return `${path} is missing`;
    if (found.integrity !== wanted.integrity) return `${path} differs`;
    if (!existsSync(path)) return `${path} was removed`;
  }
  return null;
};

const reason = missing();
if (reason !== null) {
  console.error(`Installing the dependencies (${reason}) …`);
  const run = (command) => execSync(command, { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    run('npm ci');
  } catch {
    console.error('npm ci did not succeed; trying npm install.');
    run('npm install');
  }
}
