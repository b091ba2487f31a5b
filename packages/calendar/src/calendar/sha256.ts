import { elementAt } from '../days/element-at.ts';

const WORD = 2 ** 32;
const ROUNDS = 64;

const isPrime = (candidate: number): boolean => {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) return false;
  return true;
};

const firstPrimes = (howMany: number): readonly number[] => {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < howMany; candidate++) if (isPrime(candidate)) primes.push(candidate);
  return primes;
};

// FIPS 180-4 defines its constants as the first 32 bits of the fractions of roots of primes; a double holds them exactly enough.
const fractionBits = (root: number): number => Math.floor((root - Math.floor(root)) * WORD);

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const padded = (bytes: Uint8Array): DataView => {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const message = new Uint8Array(blocks * 64);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  // The upper half of the length stays zero below 512 MB.
  view.setUint32(message.length - 4, bytes.length * 8);
  return view;
};

const schedule = (message: DataView, offset: number): Uint32Array => {
  const words = new Uint32Array(ROUNDS);
  for (let i = 0; i < 16; i++) words[i] = message.getUint32(offset + i * 4);
  for (let i = 16; i < ROUNDS; i++) {
    const early = elementAt(words, i - 15);
    const late = elementAt(words, i - 2);
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[i] = elementAt(words, i - 16) + small0 + elementAt(words, i - 7) + small1;
  }
  return words;
};

const compress = (state: Uint32Array, words: Uint32Array, constants: Uint32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < ROUNDS; i++) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const one = (h + big1 + choice + elementAt(constants, i) + elementAt(words, i)) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + big0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = elementAt(state, i) + word));
};

/** SHA-256 (FIPS 180-4) of a text below 512 MB in UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => {
  const primes = firstPrimes(ROUNDS);
  const constants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));
  const state = Uint32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));
  const message = padded(new TextEncoder().encode(text));
  for (let offset = 0; offset < message.byteLength; offset += 64) compress(state, schedule(message, offset), constants);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
};
