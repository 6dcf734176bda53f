/**
 * Runs an expression of `logit --sql` on a cluster: two ClickHouse servers on loopback, in temporary directories, and a
 * Distributed table over both. Every result is compared with the kernel's, and all that was started is stopped.
 *
 *     npm run check:cluster
 *
 * Exit code 77: clickhouse-server is not installed.
 */
import { spawnSync } from 'node:child_process';
import { convert } from '../../src/index.ts';
import { clickhouseProgram, dialectOf, startClickhouse, type ClickhouseServer } from './clickhouseServer.ts';
import { compare } from './compare.ts';
import { readPairs, rowBinary, type Cell } from './engine.ts';
import { supervised } from './servers.ts';
import { PROBABILITIES, SPECIAL } from './values.ts';

const ROWS = 1_000_000;
const NOT_INSTALLED = 77;

/** What a result may be off, in steps between doubles. */
const MAX_ULPS = 3;

/** A reproducible value for each row, in all zones, every thousandth of them a special one. */
function valueAt(row: number): Cell {
  if (row % 1000 === 0) return SPECIAL[(row / 1000) % SPECIAL.length]!;
  const p = PROBABILITIES[row % PROBABILITIES.length]!;
  return p * (1 - (row % 9973) * 1e-9);
}

function printed(version: string): string {
  const args = ['--sql', dialectOf(version), '-c', 'prob', '--append'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/logit.cjs', ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  console.log(`logit ${args.join(' ')}\n${stdout}`);
  return stdout.trimEnd();
}

async function textOf(server: ClickhouseServer, sql: string): Promise<string> {
  return (await server.query(sql)).toString().trim();
}

async function fill(servers: readonly ClickhouseServer[], values: readonly Cell[]): Promise<void> {
  for (const server of servers) {
    await server.query(
      'CREATE TABLE scores (id UInt32, prob Nullable(Float64)) ENGINE = MergeTree() PARTITION BY tuple() ORDER BY id',
    );
    await server.query(
      'CREATE TABLE all_scores (id UInt32, prob Nullable(Float64)) ENGINE = Distributed(logit, default, scores, intHash64(id))',
    );
  }
  // Each row goes to the shard that the hash of its id says, and is there when the statement ends.
  await servers[0]!.query('INSERT INTO all_scores FORMAT RowBinary', rowBinary(values), {
    insert_distributed_sync: '1',
  });
}

/** How many rows a server sent for the expression, which it was asked by the one that the query came to: its own log says it. */
async function rowsConverted(server: ClickhouseServer): Promise<number> {
  await server.query('SYSTEM FLUSH LOGS');
  const sql = `SELECT sum(result_rows) FROM system.query_log
WHERE type = 2 AND is_initial_query = 0 AND query LIKE 'SELECT%log(%'`;
  return Number(await textOf(server, sql));
}

async function main(): Promise<number> {
  const program = clickhouseProgram();
  if (program === undefined) {
    console.log('clickhouse-server is not installed: the cluster is skipped');
    return NOT_INSTALLED;
  }
  const servers = await startClickhouse(program, 2);
  const first = servers[0]!;
  const version = await textOf(first, 'SELECT version()');
  const ports = servers.map(({ tcpPort }) => tcpPort).join(' and ');
  console.log(`two servers of ClickHouse ${version} on 127.0.0.1, ports ${ports}`);
  const expression = printed(version);
  const values = Array.from({ length: ROWS }, (_, row) => valueAt(row));
  await fill(servers, values);
  for (const [i, server] of servers.entries())
    console.log(`shard ${i + 1} holds ${await textOf(server, 'SELECT count() FROM scores')} rows`);
  const start = performance.now();
  // Without the setting the server that is asked would read its own shard on the way, and not log it.
  const bytes = await first.query(`SELECT id, ${expression} FROM all_scores FORMAT RowBinary`, undefined, {
    prefer_localhost_replica: '0',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const results = readPairs(bytes);
  console.log(`SELECT id, ... FROM all_scores: ${results.size} rows in ${seconds} s`);
  const converted: number[] = [];
  for (const server of servers) converted.push(await rowsConverted(server));
  converted.forEach((rows, i) => console.log(`shard ${i + 1} converted ${rows} rows`));
  const right = values.map((value) => (value === null ? null : convert(value)));
  const found = compare(
    [...results.keys()].toSorted((a, b) => a - b).map((row) => results.get(row)!),
    right,
    values,
  );
  const { worst, strange } = found;
  console.log(
    `compared with the kernel: worst ${worst} ulp, ${strange.length} of ${ROWS} missing, infinite or nan where they should not be`,
  );
  const areAll = results.size === ROWS && converted.reduce((sum, rows) => sum + rows, 0) === ROWS;
  const isRight = areAll && !converted.includes(0) && strange.length === 0 && worst <= MAX_ULPS;
  console.log(isRight ? 'cluster: passed' : 'cluster: FAILED');
  return isRight ? 0 : 1;
}

void supervised(main);
