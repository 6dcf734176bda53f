import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createContext, runInContext, type Context } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Directory } from '../support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MODULE = pathToFileURL(join(root, 'dist/index.js')).href;

/** What engines run: the numbers need nothing but the language, and CSV the streams of the web. */
const NUMBERS = `
function numbers({ logit, sigmoid, formatTensor }) {
  return [
    logit(0.2), logit([0.25, 0.5], { base: 3 })[0], logit('1/3', { exact: true }), sigmoid(-710),
    // Decided in integers.
    logit(0.4865098667076465), logit('0.99999999999999999999', { exact: true }),
    formatTensor(sigmoid(new Float32Array([0, 1]))),
  ].join(' ');
}`;
const EXPECTED_NUMBERS =
  '-1.3862943611198906 -1 -0.6931471805599453 4.47628622567513e-309 -0.0539736321407116 46.051701859880914 tensor([0.5000, 0.7311])';

const CSV = `
async function csv({ csvTransform }) {
  const through = async (options, ...chunks) => {
    const source = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });
    const reader = source.pipeThrough(csvTransform(options)).getReader();
    let text = '';
    const decoder = new TextDecoder();
    for (let piece; !(piece = await reader.read()).done; ) text += decoder.decode(piece.value, { stream: true });
    return text;
  };
  const rows = '0.5,x\\n'.repeat(100000);
  const long = await through({ columns: 'größe' }, 'größe,b\\n' + rows);
  const failure = await through({ columns: 'q' }, 'p\\n1\\n').catch((error) => error);
  return JSON.stringify([
    await through({ columns: 'p', append: true, as: 'a "b"' }, 'id,p\\n1,0.', '5\\n2,80%\\n'),
    long.length === 'größe,b\\n'.length + 4 * 100000,
    failure.name + ': ' + failure.message,
  ]);
}`;
const EXPECTED_CSV = JSON.stringify([
  'id,p,"a ""b"""\n1,0.5,0\n2,80%,1.3862943611198908\n',
  true,
  'LogitError: the stream: no column "q"; the columns are: p',
]);

const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

let bundle = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'logit';`, resolveDir: root },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'logit',
    write: false,
    logLevel: 'silent',
  });
  bundle = outputFiles[0]!.text;
});

/** A context with these globals in addition to those of the language, and the bundle in it. */
function contextWith(globals: object): Context {
  const context = createContext({ ...globals });
  runInContext(bundle, context);
  return context;
}

describe('the package, bundled for browsers,', () => {
  it('converts numbers where there is nothing but the language', () => {
    expect(runInContext(`${NUMBERS} numbers(logit)`, contextWith({}))).toBe(EXPECTED_NUMBERS);
  });

  it('converts CSV where there are the streams and encodings of the web', async () => {
    const { ReadableStream, WritableStream, TextEncoder, TextDecoder } = globalThis;
    const context = contextWith({ ReadableStream, WritableStream, TextEncoder, TextDecoder });
    expect(await (runInContext(`${CSV} csv(logit)`, context) as Promise<string>)).toBe(EXPECTED_CSV);
  });

  it('asks for no module of Node.js', () => {
    expect(bundle).not.toMatch(/\brequire\(|\bfrom ?"node:|\bimport\("/);
  });
});

/** A program for engines that have modules and a console. */
const program = (module: string): string => `
import * as logit from ${JSON.stringify(module)};
${NUMBERS}
${CSV}
console.log(numbers(logit));
console.log(await csv(logit));
`;

describe('the package runs in', () => {
  it.each([
    ['Node.js', 'node', []],
    ['Bun', 'bun', []],
    ['Deno', 'deno', ['run', '--allow-read']],
  ])('%s', (_, command, args) => {
    if (!has(command)) return expect(command).not.toBe('node');
    const directory = new Directory({ 'program.mjs': program(MODULE) });
    const { stdout, stderr } = spawnSync(command, [...args, directory.at('program.mjs')], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: `${EXPECTED_NUMBERS}\n${EXPECTED_CSV}\n`, stderr: '' });
  });

  it('a worker of Node.js', async () => {
    const code = `
      const { parentPort } = require('node:worker_threads');
      ${NUMBERS}
      ${CSV}
      import(${JSON.stringify(MODULE)}).then(async (logit) => parentPort.postMessage([numbers(logit), await csv(logit)]));`;
    const worker = new Worker(code, { eval: true });
    onTestFinished(async () => void (await worker.terminate()));
    const answer = await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
    expect(answer).toEqual([EXPECTED_NUMBERS, EXPECTED_CSV]);
  });

  const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(has);

  it.skipIf(chromium === undefined)(
    'headless Chromium (which is installed), in a page and a worker of it',
    async () => {
      const answers = await inBrowser(chromium!);
      const expected = { numbers: EXPECTED_NUMBERS, csv: EXPECTED_CSV };
      expect(answers).toEqual({ page: expected, worker: expected });
    },
  );
});

/** The results of a page, and of a worker that it starts, which import the package as it is built. */
async function inBrowser(browser: string): Promise<unknown> {
  const script = (report: string): string => `
    import * as logit from '/dist/index.js';
    ${NUMBERS}
    ${CSV}
    const answer = await csv(logit).then((text) => ({ numbers: numbers(logit), csv: text }), String);
    ${report}`;
  const page = script(`
    const worker = new Worker('/worker.js', { type: 'module' });
    const ofWorker = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve(message);
    });
    await fetch('/answer', { method: 'POST', body: JSON.stringify({ page: answer, worker: ofWorker }) });`);
  const files: Record<string, readonly [type: string, text: string]> = {
    '/': ['text/html', `<!doctype html><script type="module">${page}</script>`],
    '/worker.js': ['text/javascript', script('postMessage(answer);')],
  };
  let answered!: (answer: unknown) => void;
  const answer = new Promise<unknown>((resolve) => (answered = resolve));
  const server = createServer((request, response) => {
    const path = request.url!;
    if (path === '/answer') {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        response.end();
        answered(JSON.parse(body));
      });
      return;
    }
    const [type, text] = files[path] ?? ['text/javascript', fileOf(path)];
    response
      .writeHead(text === undefined ? 404 : 200, { 'Content-Type': `${type}; charset=utf-8` })
      .end(text);
  });
  const { port } = await listening(server);
  const profile = new Directory();
  const options = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile.path}`];
  const child = spawn(browser, [...options, `http://127.0.0.1:${port}/`], {
    stdio: 'ignore',
    detached: true,
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  try {
    return await Promise.race([answer, closed.then((code) => `ended with ${String(code)}`)]);
  } finally {
    // With all its processes: what goes on writes into the directory while that is removed.
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    await closed;
    server.closeAllConnections();
    server.close();
  }
}

function fileOf(path: string): string | undefined {
  return /^\/dist\/\w+\.js$/.test(path) ? readFileSync(join(root, path), 'utf8') : undefined;
}

async function listening(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address() as AddressInfo;
}
