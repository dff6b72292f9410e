import { Program } from './program';

/** A screen in memory, with its own keyboard focus and clipboard. */
export interface Display {
  /** `:7`, for the variable of the same name. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts one on a free number. */
export async function startDisplay(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-noreset', '-nolisten', 'tcp'];
  const server = Program.start('Xvfb', args, { env: { PATH: process.env['PATH'] } });
  const [, number = ''] = await server.says(/^(\d+)\n/m);
  return { name: `:${number}`, stop: () => server.stop() };
}
