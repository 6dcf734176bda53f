/** The contestants that are programs for Node.js, each in a file of its own in `bench/programs/`. */
import { join } from 'node:path';
import { EPS, filesOf, type Contestant, type Missing, type Work } from './contestant.ts';
import { fetchPackage } from './packages.ts';

/** What a program is reported: see `bench/programs/`. */
function taskOf(work: Work, packages: string): string {
  const { header, columns, targets } = work.data.dataset;
  return JSON.stringify({
    ...filesOf(work),
    packages,
    header,
    columns,
    targets,
    direction: work.direction,
    eps: EPS,
  });
}

function program(root: string, packages: string, name: string, version: string, file: string): Contestant {
  return {
    name,
    version,
    converts: true,
    command: (work) => ({
      argv: [process.execPath, join(root, 'bench/programs', file), taskOf(work, packages)],
      streams: false,
    }),
  };
}

/** A program on top of a package that is fetched for it. */
function fetched(root: string, cache: string, name: string, pkg: string, file: string): Contestant | Missing {
  const directory = join(cache, 'packages');
  const version = fetchPackage(pkg, directory);
  if (version === undefined) return { name, missing: `${pkg} could not be fetched for this machine` };
  return program(root, directory, name, `${pkg} ${version}`, file);
}

export function polars(root: string, cache: string): Contestant | Missing {
  return fetched(root, cache, 'Polars', 'nodejs-polars', 'polars.mjs');
}

export function duckdb(root: string, cache: string): Contestant | Missing {
  return fetched(root, cache, 'DuckDB', '@duckdb/node-api', 'duckdb.mjs');
}

export function byteLoop(root: string): Contestant {
  return program(root, root, 'JavaScript byte loop', `Node.js ${process.versions.node}`, 'byte-loop.mjs');
}

export function csvStreams(root: string, versions: Readonly<Record<string, string>>): Contestant {
  const version = ['csv-parse', 'csv-stringify'].map((name) => `${name} ${versions[name]}`).join(', ');
  return program(root, root, 'csv-parse, csv-stringify', version, 'csv-streams.mjs');
}
