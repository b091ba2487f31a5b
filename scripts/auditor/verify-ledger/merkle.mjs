// Computes Merkle roots as in RFC 6962, and tests itself.
import { hex, sha256 } from './forms.mjs';

/** RFC 6962, 2.1: complete subtrees are kept on a stack; at the end they are joined from the right. */
export function merkleRoot(leaves) {
  const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];
  const subtrees = [];
  for (const [index, leaf] of leaves.entries()) {
    let node = sha256(LEAF, leaf);
    for (let bits = index; bits % 2 === 1; bits = (bits - 1) / 2) node = sha256(NODE, subtrees.pop(), node);
    subtrees.push(node);
  }
  return leaves.length === 0 ? hex() : subtrees.reduceRight((right, left) => sha256(NODE, left, right)).toString('hex');
}

// Certificate Transparency's own vectors: the roots of none to eight of these leaves.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

export function selfTest() {
  const leaves = LEAVES.map((leaf) => Buffer.from(leaf, 'hex'));
  const good = ROOTS.map((root, size) => merkleRoot(leaves.slice(0, size)) === root);
  const lines = ROOTS.map((root, size) => `${good[size] ? 'ok   ' : 'WRONG'} root of ${size} leaves ${root}`);
  return { status: good.every(Boolean) ? 0 : 1, lines };
}
