/**
 * csv-parse and csv-stringify as streams, with the conversion in the parser's own hook, which saves a stage.
 *
 *     node csv-streams.mjs TASK
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';

const task = JSON.parse(process.argv[2]);
const targets = task.targets.map((target) => task.columns.findIndex(({ name }) => name === target));
const [least, most] = [task.eps, 1 - task.eps];
const convert =
  task.direction === 'sigmoid'
    ? (x) => 1 / (1 + Math.exp(-x))
    : (given) => {
        const p = Math.min(Math.max(given, least), most);
        return Math.log(p / (1 - p));
      };

const highWaterMark = 1 << 20;
let isHeader = task.header;

await pipeline(
  createReadStream(task.input, { highWaterMark }),
  parse({
    on_record(record) {
      if (isHeader) isHeader = false;
      else for (const i of targets) record[i] = String(convert(Number(record[i])));
      return record;
    },
  }),
  stringify(),
  createWriteStream(task.output, { highWaterMark }),
);
