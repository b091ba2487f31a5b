// npm run supply-chain: licences and install scripts of all installed packages; -- --sbom FILE writes an SBOM.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { installedPackages } from './installed-packages.ts';

const { sbom } = parseArgs({ options: { sbom: { type: 'string' } } }).values;
const all = installedPackages();
const published = all.filter(({ development }) => !development);

const counted = (names: readonly string[]): readonly string[] =>
  [...Map.groupBy(names, (name) => name)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, list]) => `${String(list.length).padStart(5)}  ${name}`);

console.log(`Licences of the ${published.length} packages that come with what is published:`);
for (const line of counted(published.map(({ license }) => license))) console.log(line);
console.log(`\nLicences of all ${all.length}, with the tools of this repository:`);
for (const line of counted(all.map(({ license }) => license))) console.log(line);
console.log('\nWith an install script:');
for (const { name, version } of all.filter(({ hasInstallScript }) => hasInstallScript))
  console.log(`  ${name} ${version}`);
console.log('\nPublished, one by one:');
for (const { name, version, license } of published) console.log(`  ${name} ${version}  ${license}`);

if (sbom !== undefined) {
  const { out } = await run(['npm', 'sbom', '--sbom-format=cyclonedx', '--omit=dev', '--omit=optional'], { cwd: ROOT });
  writeFileSync(sbom, out);
  console.log(`\nWrote ${sbom} (CycloneDX)`);
}
