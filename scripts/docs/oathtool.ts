// The part of oathtool that the tour uses (--totp -b and a secret), for machines without it: RFC 6238 with SHA-1.
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const secret = process.argv.at(-1) ?? '';
const bits = secret
  .split('')
  .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
  .join('');
const key = Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
const counter = Buffer.alloc(8);
counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
const digest = createHmac('sha1', key).update(counter).digest();
const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff;
console.log(String(number % 1_000_000).padStart(6, '0'));
