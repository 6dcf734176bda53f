import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, temporaryDirectory } from './servers.ts';
import { freePort } from '../support/freePort.ts';

/** Whether Debian's clickhouse-server, or a newer `clickhouse`, is on the path. */
export function clickhouseProgram(): readonly string[] | undefined {
  const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
  if (has('clickhouse-server')) return ['clickhouse-server'];
  return has('clickhouse') ? ['clickhouse', 'server'] : undefined;
}

export interface ClickhouseServer {
  /** For other servers. */
  readonly tcpPort: number;
  /** Runs a statement; the rows that it inserts are in `body`. */
  readonly query: (
    sql: string,
    body?: Uint8Array,
    settings?: Readonly<Record<string, string>>,
  ) => Promise<Buffer>;
}

/** What `--sql` is given for a version: 20.11 brought log1p. */
export function dialectOf(version: string): 'clickhouse' | 'clickhouse18' {
  const [year = 0, release = 0] = version.split('.').map(Number);
  return year < 20 || (year === 20 && release < 11) ? 'clickhouse18' : 'clickhouse';
}

/** The shards of a cluster, by the ports of their servers. */
function clusterConfig(ports: readonly number[]): string {
  const shards = ports
    .map((port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`)
    .join('');
  return `<remote_servers><logit>${shards}</logit></remote_servers>`;
}

const USERS = `<yandex>
  <profiles><default><log_queries>1</log_queries></default></profiles>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
  <quotas><default></default></quotas>
</yandex>
`;

/** Starts servers on loopback, each in a directory of its own, that know each other as the cluster `logit`. */
export async function startClickhouse(
  program: readonly string[],
  count: number,
): Promise<ClickhouseServer[]> {
  const ports: { http: number; tcp: number; interserver: number }[] = [];
  for (let i = 0; i < count; i++)
    ports.push({ http: await freePort(), tcp: await freePort(), interserver: await freePort() });
  const cluster = clusterConfig(ports.map(({ tcp }) => tcp));
  const servers = ports.map(async ({ http, tcp, interserver }) => {
    const directory = temporaryDirectory('clickhouse');
    writeFileSync(join(directory, 'users.xml'), USERS);
    writeFileSync(
      join(directory, 'config.xml'),
      `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${directory}/data/</path><tmp_path>${directory}/tmp/</tmp_path><user_files_path>${directory}/files/</user_files_path>
  <format_schema_path>${directory}/schemas/</format_schema_path>
  <users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
  <mark_cache_size>104857600</mark_cache_size>
  <query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>200</flush_interval_milliseconds></query_log>
  ${cluster}
</yandex>
`,
    );
    const query: ClickhouseServer['query'] = async (sql, body, settings = {}) => {
      const parameters = new URLSearchParams(body ? { query: sql, ...settings } : settings);
      const url = `http://127.0.0.1:${http}/?${parameters.toString()}`;
      const answer = await fetch(url, { method: 'POST', body: body ?? sql });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (!answer.ok) throw new Error(bytes.toString().trim().split('\n')[0]);
      return bytes;
    };
    const isReady = (): Promise<boolean> =>
      query('SELECT 1').then(
        () => true,
        () => false,
      );
    await launch([...program, `--config-file=${join(directory, 'config.xml')}`], { cwd: directory, isReady });
    return { tcpPort: tcp, query };
  });
  return Promise.all(servers);
}
