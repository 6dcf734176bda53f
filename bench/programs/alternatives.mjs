/**
 * What DuckDB, Polars, and csv-parse with csv-stringify make of column `p` of a small CSV, by the formula as one would write
 * it, with the defaults of each; the answer is written to standard output.
 *
 *     node alternatives.mjs NAME PACKAGES FILE
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const [name, packages, file] = process.argv.slice(2);
const fetched = (pkg) => createRequire(join(packages, 'package.json'))(pkg);

const PROGRAMS = {
  async duckdb() {
    const connection = await (await fetched('@duckdb/node-api').DuckDBInstance.create()).connect();
    // As text, for a column with NA in it is one.
    await connection.run(
      `COPY (SELECT * REPLACE (ln(p::DOUBLE / (1 - p::DOUBLE)) AS p) FROM '${file}') TO '${file}.out' (FORMAT csv)`,
    );
    return readFileSync(`${file}.out`, 'utf8');
  },
  polars() {
    const pl = fetched('nodejs-polars');
    const p = pl.col('p').cast(pl.Float64);
    const converted = p.div(pl.lit(1).minus(p)).log().alias('p');
    return pl.readCSV(file).withColumns(converted).writeCSV().toString();
  },
  csv() {
    const [header, ...rows] = parse(readFileSync(file));
    const column = header.indexOf('p');
    for (const row of rows) row[column] = String(Math.log(row[column] / (1 - row[column])));
    return stringify([header, ...rows]);
  },
};

process.stdout.write(await PROGRAMS[name]());
