/**
 * DuckDB: one COPY of a query over read_csv with all types given.
 *
 *     node duckdb.mjs TASK
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const task = JSON.parse(process.argv[2]);
const { DuckDBInstance } = createRequire(join(task.packages, 'package.json'))('@duckdb/node-api');

const TYPES = { text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE' };
const columns = task.columns.map(({ name, kind }) => `"${name}": '${TYPES[kind]}'`).join(', ');

/** The probability is held in a column of its own, so that it is computed once. */
function query(source) {
  if (task.direction === 'sigmoid') {
    const converted = task.targets.map((name) => `1 / (1 + exp(-"${name}")) AS "${name}"`);
    return `SELECT * REPLACE (${converted.join(', ')}) FROM ${source}`;
  }
  const bounds = [task.eps, 1 - task.eps].map((bound) => `${bound}::DOUBLE`);
  const held = task.targets.map(
    (name) => `greatest(least("${name}", ${bounds[1]}), ${bounds[0]}) AS "${name}"`,
  );
  const converted = task.targets.map((name) => `ln("${name}" / (1 - "${name}")) AS "${name}"`);
  return `SELECT * REPLACE (${converted.join(', ')}) FROM (SELECT * REPLACE (${held.join(', ')}) FROM ${source})`;
}

const source = `read_csv('${task.input}', header = ${task.header}, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${columns}})`;
const instance = await DuckDBInstance.create();
const connection = await instance.connect();
await connection.run(`COPY (${query(source)}) TO '${task.output}' (FORMAT csv, HEADER ${task.header})`);
