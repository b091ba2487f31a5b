import { describe, expect, it } from 'vitest';
import { movedClock, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { connected } from '../../test-support/partitions.fixture.ts';
import { freshSchema, openFresh } from '../../test-support/postgres.fixture.ts';
import { openEngine } from '../engine.ts';
import { sha256 } from '../ledger/ledger.ts';

describe('blobs on a server', () => {
  it('cannot be changed or removed once they are whole, and one changed byte is named by verify', async () => {
    const { clock } = movedClock('2026-03-02');
    const schema = freshSchema();
    const engine = await openEngine({ store: await openFresh(clock, schema), procedures: PROCEDURES });
    const store = await openFresh(clock, schema);
    await store.blobs.begin({ id: 'b1', caseId: 'c', createdAt: 1 });
    await store.blobs.addChunk('b1', 0, Buffer.from('content'), 1);
    await store.blobs.seal('b1', { sha256: sha256('content'), mediaType: 'text/plain', scan: 'clean' });
    await store.blobs.keep('b1', 'li');
    const client = await connected(schema);
    for (const sql of [
      "UPDATE blobs SET sha256 = 'x'",
      "UPDATE blobs SET state = 'arriving'",
      'DELETE FROM blobs',
      'TRUNCATE blobs',
      "UPDATE blob_chunks SET bytes = 'x'",
      'DELETE FROM blob_chunks',
      'TRUNCATE blob_chunks',
    ]) {
      await expect(client.query(sql)).rejects.toThrow(/append-only|never deleted/);
    }
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await client.query("SET session_replication_role = 'replica'");
    await client.query('UPDATE blob_chunks SET bytes = set_byte(bytes, 3, get_byte(bytes, 3) # 1)');
    expect(await engine.verify()).toMatchObject({
      problems: [{ table: 'blob_chunks', key: 'b1', message: expect.stringContaining('they were changed') }],
    });
    await client.end();
    await Promise.all([engine.close(), store.close()]);
  });
});
