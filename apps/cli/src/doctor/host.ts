import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
// oxlint-disable-next-line no-restricted-imports -- nothing leaves: this host asks itself whether a node has the port
import { get } from 'node:http';
import { connect } from 'node:net';
import { type Finding, fail, ok, reasonOf, warn } from './finding.ts';

const OLDEST_NODE = 24;
const MEBI = 1024 * 1024;
const LITTLE = 1024;
const TOO_LITTLE = 100;
const OTHERS = 0o077;

/** Checks whether this Node has what the embedded store needs. */
export const checkNode = (version: string): Finding =>
  Number(version.split('.')[0]) >= OLDEST_NODE
    ? ok('node', `Node ${version}`)
    : fail('node', `Node ${version} is too old; install ${OLDEST_NODE} or newer`);

/** Checks the rights of the data folder, which only its owner may read. */
export const checkFolder = async (folder: string): Promise<Finding> => {
  const check = 'data folder';
  try {
    const { mode } = await stat(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const rights = (mode & 0o777).toString(8);
    return (mode & OTHERS) === 0
      ? ok(check, `${folder}, rights ${rights}`)
      : warn(check, `${folder} has rights ${rights} and others can look into it; run chmod 700 ${folder}`);
  } catch (error) {
    return fail(check, `${folder} cannot be used (${reasonOf(error)}); name another with --data or GONGKAI_DATA`);
  }
};

/** Checks the free space for new facts. */
export const checkDisk = async (folder: string): Promise<Finding> => {
  const check = 'disk';
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / MEBI);
    if (free < TOO_LITTLE) return fail(check, `${free} MiB are free; make room, or facts will be refused`);
    if (free < LITTLE) return warn(check, `${free} MiB are free; make room soon`);
    return ok(check, `${(free / 1024).toFixed(1)} GiB free`);
  } catch (error) {
    return warn(check, `the free space cannot be read: ${reasonOf(error)}`);
  }
};

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

const isNode = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = get({ host, port, path: '/healthz', timeout: 2000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy()).once('error', () => resolve(false));
  });

/** Checks whether a node could listen, or listens already. */
export const checkPort = async (host: string, given: string): Promise<Finding> => {
  const check = 'port';
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) return fail(check, `${given} is not a port; set PORT to a number up to 65535`);
  if (port === 0 || !(await answers(host, port))) return ok(check, `${port} on ${host} is free`);
  return (await isNode(host, port))
    ? ok(check, `a node answers on port ${port}`)
    : warn(check, `port ${port} on ${host} is taken by another program; set PORT to another one`);
};
