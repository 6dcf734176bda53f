/** The examples of a document: commands after `$ ` in fences of the kind `console`, and what they print on both streams. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Example {
  readonly command: string;
  readonly output: string;
  /** The programs in it that may not be installed. */
  readonly needs: readonly string[];
}

const OTHERS = ['awk', 'mlr', 'duckdb', 'jq', 'parallel'];

/** The contents of the fenced blocks of a kind. */
export function fenced(markdown: string, kind: string): string[] {
  return [...markdown.matchAll(fence(kind))].map(([, , block]) => block!);
}

function fence(kind: string): RegExp {
  return new RegExp(`(\`\`\`${kind}\\n)([^]*?)(?=\`\`\`)`, 'g');
}

export function examplesOf(markdown: string): Example[] {
  return fenced(markdown, 'console').flatMap(parts);
}

function parts(block: string): Example[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      // A command continues after a line that ends with a pipe or a backslash.
      const [typed] = /^(?:.*[|\\]\n)*.*\n/.exec(text)!;
      const words = typed.match(/\w+/g)!;
      return {
        command: typed.trimEnd(),
        output: text.slice(typed.length),
        needs: OTHERS.filter((program) => words.includes(program)),
      };
    });
}

/** Whether all programs that an example needs are installed. */
export function canRun({ needs }: Example): boolean {
  return needs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
}

/** A shell in a directory with the files of the documents, in which `logit` is the built command. */
export class Shell {
  readonly path: string = mkdtempSync(join(tmpdir(), 'logit-examples-'));

  constructor(root: string) {
    cpSync(join(root, 'fixtures/readme'), this.path, { recursive: true });
    cpSync(join(root, 'fixtures/tour/reviews.csv'), join(this.path, 'reviews.csv'));
    mkdirSync(join(this.path, 'bin'));
    symlinkSync(join(root, 'bin/logit.cjs'), join(this.path, 'bin/logit'));
  }

  /** The output of a shell command. */
  printed(line: string): string {
    const { FORCE_COLOR: _, ...environment } = process.env;
    const path = [join(this.path, 'bin'), process.env['PATH']].join(delimiter);
    return spawnSync('bash', ['-c', `exec 2>&1; ${line}`], {
      cwd: this.path,
      env: { ...environment, LC_ALL: 'C.UTF-8', PATH: path },
      encoding: 'utf8',
    }).stdout;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  /** A document with the current output of its examples. Examples that cannot run here stay unchanged. */
  refresh(markdown: string): string {
    return markdown.replace(fence('console'), (_, start: string, block: string) => {
      const lead = block.slice(0, block.search(/^\$ /m));
      const examples = parts(block).map((example) => {
        const output = canRun(example) ? this.printed(example.command) : example.output;
        return `$ ${example.command}\n${output}`;
      });
      return start + lead + examples.join('');
    });
  }
}
