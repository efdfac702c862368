import { readdir, readFile } from 'node:fs/promises';

/** The living processes of a process group (Linux): those that ended and only wait to be counted are not. */
export async function livingInGroup(group: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const living = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // "pid (name) state ppid pgrp …"; the name may hold anything, closing brackets included.
      const [state, , pgrp] = status.slice(status.lastIndexOf(')') + 2).split(' ');
      return Number(pgrp) === group && state !== 'Z' && state !== 'X' ? [Number(pid)] : [];
    }),
  );
  return living.flat();
}

/** The living processes whose command line names a folder (Linux), for those that left their group. */
export async function livingWith(text: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const living = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.includes(text) ? [Number(pid)] : [];
    }),
  );
  return living.flat();
}
