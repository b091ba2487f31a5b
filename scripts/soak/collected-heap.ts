import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const LISTENING = /Debugger listening on (ws:\S+)/;

/** The address at which a process that was started with `--inspect=127.0.0.1:0` can be looked into. */
export const inspectorOf = async ({ stderr }: Pick<ChildProcess, 'stderr'>): Promise<string> => {
  let said = '';
  for (;;) {
    const [piece] = (await once(stderr ?? process.stdin, 'data')) as [Buffer];
    said += piece.toString();
    const [, address] = LISTENING.exec(said) ?? [];
    if (address !== undefined) return address;
  }
};

interface Reply {
  readonly id?: number;
  readonly result?: { readonly usedSize?: number };
}

/** Looks into the heap of a process. What is used before a collection says nothing of what is kept. */
export interface Heap {
  /** Bytes in use after everything without a reference was collected. */
  readonly kept: () => Promise<number>;
  readonly close: () => void;
}

/** Connects to the inspector of a process. */
export const openHeap = async (address: string): Promise<Heap> => {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  let last = 0;
  const call = (method: string): Promise<Reply> =>
    new Promise((resolve) => {
      const id = (last += 1);
      const listener = ({ data }: MessageEvent): void => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        socket.removeEventListener('message', listener);
        resolve(reply);
      };
      socket.addEventListener('message', listener);
      socket.send(JSON.stringify({ id, method }));
    });
  await call('HeapProfiler.enable');
  return {
    kept: async () => {
      await call('HeapProfiler.collectGarbage');
      return (await call('Runtime.getHeapUsage')).result?.usedSize ?? 0;
    },
    close: () => socket.close(),
  };
};
