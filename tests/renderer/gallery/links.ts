import type { MachineRequest } from '../../../preload/contract/requests';
import { firstRun, SHANGHAI, signedIn } from '../fake/data';
import { IN_USE } from '../fake/estate';
import type { RendererApp } from '../fixtures';
import type { Screen } from './screen';

async function follow(app: RendererApp, request: MachineRequest): Promise<void> {
  await app.emit('requests:came', request);
  await app.page.getByRole('dialog').waitFor();
}

function linkTo(machine: string, action: 'open' | 'assist'): MachineRequest {
  const { details, project } = SHANGHAI;
  const place = { region: details.region, project: project?.id ?? '' };
  return { kind: 'link', link: { action, machine, ...place } };
}

const nativeId = signedIn().machines.find(({ name }) => name === IN_USE)?.nativeId ?? '';

export const LINK_SCREENS: readonly Screen[] = [
  {
    name: 'link-open',
    scenario: signedIn,
    go: async (app) => {
      await app.page.getByRole('row').nth(1).waitFor();
      await follow(app, linkTo(nativeId, 'open'));
    },
  },
  {
    name: 'link-not-listed',
    scenario: signedIn,
    go: async (app) => {
      await app.page.getByRole('row').nth(1).waitFor();
      await follow(app, linkTo('gone', 'assist'));
    },
  },
  {
    name: 'link-no-account',
    scenario: firstRun,
    go: (app) => follow(app, linkTo('gone', 'open')),
  },
  {
    name: 'link-refused',
    scenario: signedIn,
    go: (app) => follow(app, { kind: 'refused-link', fault: 'more-than-ids' }),
  },
];
