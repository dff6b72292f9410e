import { english } from '../../support/english';
import { makeConsoleLink } from '../../support/iam';
import { DESKTOP } from '../../support/names';
import type { Cloud } from '../../support/region';
import { expect, test } from '../fixtures';

/** The next console of `cloud` is on the host of another one, whose certificate nobody vouches for. */
async function lead(cloud: Cloud, consoles: Cloud): Promise<void> {
  const url = await makeConsoleLink(consoles, DESKTOP);
  const path = '/v2/*/desktops/*/remote-consoles';
  cloud.failNext({ path, status: 200, body: { type: 'novnc', url } });
}

test('a console host that is its own authority is accepted once, and a change is warned of', async ({
  computer,
  certificates,
  makeCloud,
}) => {
  const cloud = await makeCloud();
  const consoles = await makeCloud({ certificate: 'selfSigned' });
  const account = { ...cloud.account, consoleHosts: `${cloud.host}\n${consoles.host}` };
  const form = await (await computer.startFresh()).addAccount();
  const machines = await (await form.fill(account)).signIn();

  await lead(cloud, consoles);
  const console = await machines.openConsole(DESKTOP);
  await expect(console.overlay).toContainText(english('doctor.certificate'));
  await expect(console.overlay).toContainText(consoles.host);

  await lead(cloud, consoles);
  await console.acceptCertificate(english('console.certificate.accept'));
  await console.connected();
  await console.close();

  // Not asked again, also not after a restart: it is known by its fingerprint.
  await computer.quit();
  const again = await computer.signIn({ ...cloud, account });
  await lead(cloud, consoles);
  await (await again.openConsole(DESKTOP)).connected();
  await again.consoleOf(DESKTOP).close();
  await again.show();

  await lead(cloud, consoles);
  const { key, certificate: cert } = certificates.renewed;
  consoles.failNext({ fault: { kind: 'certificate', key, cert }, times: 100 });
  const changed = await again.openConsole(DESKTOP);
  await expect(changed.overlay).toContainText(
    english('console.certificate.changed', { host: consoles.host }),
  );
});
